package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * An invented project of three components and 120 builds: coverage rises slowly; #71 is unmeasured; at #87 the worker's
 * integration tests leave the build, at #94 they are back; #112 is slower; #120 fails its gate.
 */
final class PaymentsApi {
    static final int BUILDS = 120;
    static final int UNMEASURED = 71;
    static final Instant NEWEST = Instant.parse("2026-11-21T03:58:00Z");

    /** First share in per cent, lines at #1, then covered and total at #119 and #120, and the depth of the step. */
    private record Shape(
            double first, int total1, int covered119, int total119, int covered120, int total120, double dip) {}

    private static final Map<String, Shape> LINE = Map.of(
            "backend", new Shape(81.6, 8900, 8486, 9720, 8522, 9804, 0),
            "worker", new Shape(79.4, 3760, 3441, 4130, 3443, 4160, -11.8),
            "web", new Shape(71.4, 4250, 3614, 4630, 3578, 4656, 0));
    private static final Map<String, Shape> BRANCH = Map.of(
            "backend", new Shape(73.9, 3010, 2612, 3300, 2622, 3322, 0),
            "worker", new Shape(72.0, 960, 806, 1050, 807, 1056, -13.1),
            "web", new Shape(58.8, 1410, 983, 1536, 981, 1542, 0));

    private PaymentsApi() {}

    /** The history, build by build. */
    static List<Point> points() {
        Map<String, List<Counter>> lines = new LinkedHashMap<>();
        Map<String, List<Counter>> branches = new LinkedHashMap<>();
        int seed = 41;
        for (String component : List.of("backend", "worker", "web")) {
            seed += 13;
            lines.put(component, course(LINE.get(component), seed));
            branches.put(component, course(BRANCH.get(component), seed - 34));
        }
        DoubleSupplier gap = noise(99);
        DoubleSupplier pace = noise(5);
        Instant[] times = new Instant[BUILDS];
        Instant when = NEWEST;
        for (int i = BUILDS - 1; i >= 0; i--) {
            times[i] = when;
            when = when.minusSeconds((long) ((4 + (gap.getAsDouble() + .5) * 23) * 3600));
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < BUILDS; i++) {
            int build = i + 1;
            if (build == UNMEASURED) {
                points.add(Point.builder(build, times[i])
                        .gates(Map.of(Outcome.NOT_EVALUATED, 6))
                        .create());
                continue;
            }
            Counters sum = Counters.NONE;
            Map<String, Counters> components = new LinkedHashMap<>();
            for (String component : lines.keySet()) {
                Counters own = Counters.of(Map.of(
                        Metric.LINE,
                        lines.get(component).get(i),
                        Metric.BRANCH,
                        branches.get(component).get(i)));
                components.put(component, own);
                sum = sum.plus(own);
            }
            points.add(Point.builder(build, times[i])
                    .totals(sum)
                    .components(components)
                    .tests(tests(build, gap, pace))
                    .gates(gates(build))
                    .commit(build == 120 ? "9f3c1e7" : null)
                    .create());
        }
        return points;
    }

    private static TestTotals tests(int build, DoubleSupplier failures, DoubleSupplier pace) {
        long failed = build == 58 ? 7 : failures.getAsDouble() > .44 ? 2 : 0;
        long seconds = Math.round(224 + pace.getAsDouble() * 16 + (build >= 112 ? 53 : 0));
        return switch (build) {
            case 120 -> new TestTotals(2314, 0, 19, Duration.ofSeconds(278));
            case 119 -> new TestTotals(2302, 0, 5, Duration.ofSeconds(274));
            default -> new TestTotals(2048 + Math.round(build * 2.15), failed, 5, Duration.ofSeconds(seconds));
        };
    }

    private static Map<Outcome, Integer> gates(int build) {
        if (build == 120) {
            return Map.of(Outcome.FAILED, 1, Outcome.WARNING, 2, Outcome.PASSED, 2, Outcome.NOT_EVALUATED, 1);
        }
        return build == 87
                ? Map.of(Outcome.FAILED, 1, Outcome.PASSED, 4)
                : Map.of(Outcome.PASSED, 5, Outcome.NOT_EVALUATED, 1);
    }

    private static List<Counter> course(Shape shape, int seed) {
        DoubleSupplier noise = noise(seed);
        double end = 100.0 * shape.covered119 / shape.total119;
        double wander = 0;
        List<Counter> counters = new ArrayList<>();
        for (int i = 0; i < BUILDS; i++) {
            int build = i + 1;
            if (build == UNMEASURED) {
                counters.add(Counter.NONE);
            } else if (build >= 119) {
                int total = build == 119 ? shape.total119 : shape.total120;
                int covered = build == 119 ? shape.covered119 : shape.covered120;
                counters.add(new Counter(covered, total - covered));
            } else {
                wander = build > 85 && build < 95
                        ? wander + noise.getAsDouble() * .06
                        : wander * .72 + noise.getAsDouble() * .35;
                double part = i / 118.0;
                double step = build >= 87 && build < 94 ? shape.dip : 0;
                long total = Math.round(shape.total1 + (shape.total119 - shape.total1) * Math.pow(part, .92));
                double share = shape.first
                        + (end - shape.first) * part
                        + wander * (1 - Math.max(0, (build - 112) / 8.0))
                        + step;
                long covered = Math.min(total, Math.round(total * share / 100));
                counters.add(new Counter(covered, total - covered));
            }
        }
        return counters;
    }

    /** Numbers from −½ to ½, always the same for a seed. */
    static DoubleSupplier noise(int seed) {
        long[] state = {seed};
        return () -> (state[0] = (state[0] * 1664525 + 1013904223) & 0xFFFFFFFFL) / (double) (1L << 32) - .5;
    }
}
