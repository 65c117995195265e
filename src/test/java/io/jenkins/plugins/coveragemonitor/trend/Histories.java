package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/** Made-up histories of a project with so many lines, one build every six hours. */
final class Histories {
    static final long LINES = 20_000;

    private Histories() {}

    /** A history whose line coverage in per cent is given for each index; {@code NaN} is an unmeasured build. */
    static List<Point> of(int builds, IntToDoubleFunction percent) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < builds; i++) {
            double value = percent.applyAsDouble(i);
            points.add(point(i + 1, Double.isNaN(value) ? Counter.NONE : counter(value, LINES), Map.of()));
        }
        return points;
    }

    static Counter counter(double percent, long lines) {
        long covered = Math.round(lines * Math.max(0, Math.min(100, percent)) / 100);
        return new Counter(covered, lines - covered);
    }

    static Point point(int build, Counter lines, Map<String, Counters> components) {
        return Point.builder(build, Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(6L * build)))
                .totals(Counters.of(Metric.LINE, lines))
                .components(components)
                .commit("c" + build)
                .create();
    }

    /** Independent normal noise. */
    static IntToDoubleFunction noise(RandomGenerator random, double width) {
        return i -> width * random.nextGaussian();
    }

    /** Noise of which each build remembers a share of the one before. */
    static IntToDoubleFunction persistent(RandomGenerator random, double width, double memory) {
        double[] state = {width * random.nextGaussian()};
        return i -> {
            double now = state[0];
            state[0] = memory * now + Math.sqrt(1 - memory * memory) * width * random.nextGaussian();
            return now;
        };
    }
}
