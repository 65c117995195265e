package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void historyIsKeptForEverUnlessALimitIsSet() {
        List<Point> points = List.of(passed(1, "main"), passed(2, "main"));
        Instant muchLater = START.plus(Duration.ofDays(10_000));

        assertThat(Retention.DEFAULT.keep(points, Set.of(), muchLater)).isSameAs(points);
        assertThat(new Retention(0, 0, null, null, null).keep(points, Set.of(), muchLater))
                .isSameAs(points);
        assertThat(Retention.UNSET.keep(points, Set.of(), muchLater)).isSameAs(points);
    }

    @Test
    void theNewestBuildsOrDaysAreKept() {
        List<Point> points = List.of(passed(1, null), passed(2, null), passed(3, null), passed(4, null));

        assertThat(builds(new Retention(2, 0, null, null, null), points)).containsExactly(3, 4);
        // The builds are a day apart, and it is the day of the last one.
        assertThat(builds(new Retention(0, 2, null, null, null), points)).containsExactly(2, 3, 4);
        assertThat(builds(new Retention(2, 2, null, null, null), points))
                .as("both limits hold")
                .containsExactly(3, 4);
    }

    @Test
    void whatLaterBuildsAreJudgedByStays() {
        Point running = passed(2, "main").with(BuildState.RUNNING);
        Point partial = passed(6, "main").with(new Completeness(List.of(new Missing("py", null, "lost", null))));
        Point unmeasured = Point.builder(7, START).branch("main").create();
        List<Point> points = List.of(
                passed(1, "main"),
                running,
                passed(3, "feature"),
                passed(4, "main"),
                failed(5, "main"),
                partial,
                unmeasured,
                passed(8, "other"),
                passed(9, "other"));

        assertThat(builds(new Retention(1, 0, null, null, null), points, 1))
                .as("1 was accepted, 2 runs, 3 is the last of its branch, 4 passed last, 5 is complete, 6 is measured,"
                        + " 7 is the newest")
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 9);
    }

    @Test
    void aBuildThatPassedItsGatesIsTheBaselineOfThoseThatDoNot() {
        Point gated = passed(1, "main").judged(Map.of(Outcome.PASSED, 1), Map.of());
        List<Point> points = List.of(gated, failed(2, "main"), failed(3, "main"));

        assertThat(builds(new Retention(1, 0, null, null, null), points)).containsExactly(1, 3);
    }

    @Test
    void whatIsNotSetIsKeptForNinetyDays() {
        assertThat(Retention.UNSET.ofAlerts()).isEqualTo(Duration.ofDays(90));
        Retention set = new Retention(null, null, 30, 20, 10);
        assertThat(set.ofAlerts()).isEqualTo(Duration.ofDays(30));
        assertThat(set.ofDeliveries()).isEqualTo(Duration.ofDays(20));
        assertThat(set.ofAudit()).isEqualTo(Duration.ofDays(10));
    }

    @Test
    void aJobSaysWhereItDiffersFromAllJobs() {
        Retention all = new Retention(500, null, 30, 20, 10);

        assertThat(new Retention(0, 365, null, null, null).or(all).or(Retention.DEFAULT))
                .isEqualTo(new Retention(0, 365, 30, 20, 10));
        assertThat(Retention.UNSET.or(Retention.DEFAULT)).isEqualTo(Retention.DEFAULT);
        assertThatThrownBy(() -> all.ofJob())
                .hasMessage("retention: deliveryDays concerns all jobs: set it for all, not for one");
        assertThatThrownBy(() -> new Retention(1, 2, 3, null, 4).ofJob())
                .hasMessage("retention: auditDays concerns all jobs: set it for all, not for one");
        Retention own = new Retention(1, 2, 3, null, null);
        assertThat(own.ofJob()).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -1 | 0  | 1 | 1 | 1 | retention: builds is -1; give 0 or more, 0 for ever
                    0  | -5 | 1 | 1 | 1 | retention: days is -5; give 0 or more, 0 for ever
                    0  | 0  | 0 | 1 | 1 | retention: alertDays is 0; give 1 or more
                    0  | 0  | 1 | 0 | 1 | retention: deliveryDays is 0; give 1 or more
                    0  | 0  | 1 | 1 | 0 | retention: auditDays is 0; give 1 or more
                    """)
    void aNumberThatMakesNoSenseIsRefused(
            int builds, int days, int alerts, int deliveries, int audit, String sentence) {
        assertThatThrownBy(() -> new Retention(builds, days, alerts, deliveries, audit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0   | 0   | history for ever, alerts 90 days, deliveries 90 days, audit log 90 days
                    500 | 0   | history 500 builds, alerts 90 days, deliveries 90 days, audit log 90 days
                    0   | 1   | history 1 day, alerts 90 days, deliveries 90 days, audit log 90 days
                    500 | 365 | history 500 builds and 365 days, alerts 90 days, deliveries 90 days, audit log 90 days
                    """)
    void isToldInWords(int builds, int days, String words) {
        assertThat(new Retention(builds, days, null, null, null)
                        .or(Retention.DEFAULT)
                        .words())
                .isEqualTo(words);
    }

    private static List<Integer> builds(Retention retention, List<Point> points, Integer... needed) {
        Instant now = points.get(points.size() - 1).time();
        return retention.keep(points, Set.of(needed), now).stream()
                .map(Point::build)
                .toList();
    }

    private static Point passed(int build, String branch) {
        return Point.builder(build, START.plus(Duration.ofDays(build)))
                .totals(Counters.NONE.with(Metric.LINE, new Counter(8, 2)))
                .branch(branch)
                .create();
    }

    private static Point failed(int build, String branch) {
        return passed(build, branch).judged(Map.of(Outcome.FAILED, 1), Map.of());
    }
}
