package io.jenkins.plugins.coveragemonitor.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Alerts;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.FirstSeen;
import io.jenkins.plugins.coveragemonitor.alert.LastNotification;
import io.jenkins.plugins.coveragemonitor.alert.RuleSettings;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which level a drop is measured from, and how far below it is still a drop. */
class RegressionLevelsTest {
    private static final RegressionRule RULE = new RegressionRule();

    private static Point testsAlone(int build) {
        return Contexts.build(build, -1)
                .tests(new TestTotals(9, 0, 0, Duration.ZERO))
                .create();
    }

    private static Alert open(int notified) {
        return Alerts.regression(8900)
                .lastNotification(new LastNotification(Alerts.NOON, Alerts.share(notified), Severity.WARNING))
                .done();
    }

    private static Contexts margin(int lines) {
        AlertSettings margin = AlertSettings.DEFAULT.with(
                AlertType.REGRESSION, new RuleSettings(null, null, null, new BigDecimal("0.2"), null, null));
        return new Contexts().settings(margin).builds(9000, lines).open(open(8900));
    }

    @Test
    void aBuildThatMeasuredNoCoverageIsNotComparedWith() {
        assertThat(new Contexts()
                        .builds(9000)
                        .then(testsAlone(2))
                        .then(Contexts.build(3, 8950).create())
                        .said(RULE))
                .containsExactly("BAD WARNING line coverage fell 0.50 points from 90.00 % to 89.50 %");
        assertThat(new Contexts().builds(9000).then(testsAlone(2)).said(RULE)).isEmpty();
        assertThat(new Contexts()
                        .builds(9000)
                        .then(testsAlone(2))
                        .open(open(8900))
                        .said(RULE))
                .containsExactly("UNKNOWN WARNING something is wrong");
    }

    @Test
    void anOpenDropIsBadAtTheLimitAndGoodBeyondTheMargin() {
        assertThat(margin(8950).said(RULE))
                .containsExactly("BAD WARNING line coverage fell 0.50 points from 90.00 % to 89.50 %");
        assertThat(margin(8951).said(RULE))
                .containsExactly("UNKNOWN WARNING line coverage fell 0.49 points from 90.00 % to 89.51 %");
        assertThat(margin(8970).said(RULE))
                .containsExactly("UNKNOWN WARNING line coverage fell 0.30 points from 90.00 % to 89.70 %");
        assertThat(margin(8971).said(RULE))
                .containsExactly("GOOD WARNING line coverage is back at 89.71 % (90.00 % before the drop)");
    }

    @Test
    void fivePointsAreCritical() {
        assertThat(new Contexts().builds(9000, 8500).said(RULE))
                .containsExactly("BAD CRITICAL line coverage fell 5.00 points from 90.00 % to 85.00 %");
        assertThat(new Contexts().builds(9000, 8501).said(RULE))
                .containsExactly("BAD WARNING line coverage fell 4.99 points from 90.00 % to 85.01 %");
    }

    @Test
    void anotherHalfPointBelowTheLastNotificationIsWorse() {
        assertThat(new Contexts().builds(9000, 8850).open(open(8900)).findings(RULE))
                .extracting(Finding::worse)
                .containsExactly(true);
        assertThat(new Contexts().builds(9000, 8851).open(open(8900)).findings(RULE))
                .extracting(Finding::worse)
                .containsExactly(false);
        assertThat(new Contexts().builds(9000, 8850).findings(RULE))
                .extracting(Finding::worse, Finding::before, Finding::level)
                .containsExactly(org.assertj.core.api.Assertions.tuple(false, Alerts.share(9000), Alerts.share(8850)));
    }

    private static Alert oddSince(int build) {
        return Alerts.active(AlertType.ANOMALY, "anomaly", Metric.LINE, "")
                .since(new FirstSeen(build, Alerts.NOON, null))
                .done();
    }

    @Test
    void afterASuspiciousRiseTheLevelBeforeItCounts() {
        assertThat(new Contexts().builds(9000, 9600, 9000).open(oddSince(2)).said(RULE))
                .isEmpty();
        assertThat(new Contexts().builds(9000, 9600, 8950).open(oddSince(2)).said(RULE))
                .containsExactly("BAD WARNING line coverage fell 0.50 points from 90.00 % to 89.50 %");
        assertThat(new Contexts().builds(9000, 9600, 8950).said(RULE))
                .as("without one the build before")
                .containsExactly("BAD CRITICAL line coverage fell 6.50 points from 96.00 % to 89.50 %");
    }

    @Test
    void whatWasOddBecauseItFellIsNoRise() {
        assertThat(new Contexts().builds(9000, 8000, 7950).open(oddSince(2)).said(RULE))
                .as("compared with the build before")
                .containsExactly("BAD WARNING line coverage fell 0.50 points from 80.00 % to 79.50 %");
        assertThat(new Contexts().builds(9600, 9000).open(oddSince(1)).said(RULE))
                .as("nothing is known from before the rise")
                .containsExactly("BAD CRITICAL line coverage fell 6.00 points from 96.00 % to 90.00 %");
    }

    @Test
    void coveredCodeThatIsDeletedIsNoDrop() {
        Point deleted = Point.builder(2, Alerts.NOON)
                .totals(Counters.of(Metric.LINE, new Counter(4000, 1000)))
                .removed(Map.of("", Counters.of(Metric.LINE, new Counter(5000, 0))))
                .create();
        assertThat(new Contexts().builds(9000).then(deleted).said(RULE)).isEmpty();
        assertThat(new Contexts()
                        .then(deleted)
                        .open(Alerts.regression(8900)
                                .since(new FirstSeen(1, Alerts.NOON, null))
                                .done())
                        .said(RULE))
                .containsExactly("GOOD WARNING line coverage is back at 80.00 % (80.00 % before the drop)");
    }
}
