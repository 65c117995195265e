package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Points to write tests with. */
final class Histories {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Histories() {}

    /** A measured build, a day after the one before it. */
    public static Point point(int build) {
        return point(build, 8_000 + build);
    }

    public static Point point(int build, long covered) {
        return Point.builder(build, START.plus(Duration.ofDays(build)))
                .totals(Counters.of(Map.of(
                        Metric.LINE, new Counter(covered, 267),
                        Metric.BRANCH, new Counter(2_058, 166),
                        Metric.COMPLEXITY, new Counter(2_300, 180))))
                .components(Map.of("backend", Counters.of(Metric.LINE, new Counter(5_000, 100))))
                .carried(Map.of("python", new Carried(3, START)))
                .tests(new TestTotals(1_200, 1, 3, Duration.ofMillis(75_123)))
                .patch(Counters.of(Metric.LINE, new Counter(12, 3)))
                .gates(Map.of(Outcome.PASSED, 2, Outcome.WARNING, 1))
                .commit("0123456789abcdef0123456789abcdef01234567")
                .branch("main")
                .create();
    }

    public static Point unmeasured(int build) {
        return Point.builder(build, START.plus(Duration.ofDays(build))).create();
    }
}
