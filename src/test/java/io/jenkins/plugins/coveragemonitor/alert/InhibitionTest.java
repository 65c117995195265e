package io.jenkins.plugins.coveragemonitor.alert;

import static io.jenkins.plugins.coveragemonitor.model.Metric.BRANCH;
import static io.jenkins.plugins.coveragemonitor.model.Metric.LINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which alerts say nothing new beside others. */
class InhibitionTest {
    private static AlertDraft lost(String component) {
        return Alerts.active(AlertType.MEASUREMENT_LOST, "measurement-lost", null, component);
    }

    private static AlertDraft regression(Metric metric, String component) {
        return Alerts.active(AlertType.REGRESSION, "regression", metric, component);
    }

    private static AlertDraft trend(Metric metric, String component) {
        return Alerts.active(AlertType.TREND_DEGRADATION, "trend", metric, component);
    }

    private static AlertDraft anomaly(Metric metric, String component) {
        return Alerts.active(AlertType.ANOMALY, "anomaly", metric, component);
    }

    private static AlertDraft gate(String rule, Metric metric, String component) {
        return Alerts.active(AlertType.THRESHOLD_VIOLATION, rule, metric, component);
    }

    private static boolean mutes(AlertDraft muter, AlertDraft muted) {
        Alert other = muter.done();
        Alert alert = muted.done();
        return Inhibition.muter(alert, List.of(alert, other)) == other;
    }

    @Test
    void aLostMeasurementMutesTheDropsOfTheProjectAndOfItsComponent() {
        assertThat(mutes(lost("a"), regression(LINE, ""))).isTrue();
        assertThat(mutes(lost("a"), regression(LINE, "a"))).isTrue();
        assertThat(mutes(lost("a"), trend(BRANCH, "a"))).isTrue();
        assertThat(mutes(lost("a"), gate("gate g", LINE, "a"))).isTrue();
        assertThat(mutes(lost("a"), regression(LINE, "b"))).as("no consequence").isFalse();
        assertThat(mutes(lost(""), regression(LINE, "b")))
                .as("it has its reports")
                .isFalse();
    }

    @Test
    void aLostMeasurementMutesNothingButDrops() {
        assertThat(mutes(lost(""), Alerts.active(AlertType.TESTS_FAILING, "tests-failing", null, "")))
                .isFalse();
        assertThat(mutes(lost(""), Alerts.active(AlertType.TESTS_FAILING, "tests-failing", null, "a")))
                .isFalse();
    }

    @Test
    void whatTheWholeProjectLostItsComponentsLostToo() {
        assertThat(mutes(lost(""), lost("a"))).isTrue();
        assertThat(mutes(lost("a"), lost(""))).isFalse();
        assertThat(mutes(lost("a"), lost("b"))).isFalse();
        assertThat(mutes(regression(LINE, ""), lost("a"))).isFalse();
    }

    @Test
    void aDropOfTheProjectMutesThoseOfItsComponentsInTheSameMetric() {
        assertThat(mutes(regression(LINE, ""), regression(LINE, "a"))).isTrue();
        assertThat(mutes(regression(LINE, ""), regression(BRANCH, "a"))).isFalse();
        assertThat(mutes(regression(LINE, "a"), regression(LINE, ""))).isFalse();
        assertThat(mutes(regression(LINE, "a"), regression(LINE, "b"))).isFalse();
        assertThat(mutes(trend(LINE, ""), trend(LINE, "a"))).isTrue();
        assertThat(mutes(trend(LINE, ""), trend(BRANCH, "a"))).isFalse();
        assertThat(mutes(trend(LINE, "a"), trend(LINE, ""))).isFalse();
        assertThat(mutes(trend(LINE, ""), anomaly(LINE, "a"))).isFalse();
        assertThat(mutes(anomaly(LINE, ""), anomaly(LINE, "a"))).isTrue();
    }

    @Test
    void aRegressionMutesWhatElseIsSaidOfTheSameFall() {
        assertThat(mutes(regression(LINE, ""), gate("gate-change g", LINE, ""))).isTrue();
        assertThat(mutes(regression(LINE, ""), trend(LINE, ""))).isTrue();
        assertThat(mutes(regression(LINE, "a"), anomaly(LINE, "a"))).isTrue();
        assertThat(mutes(regression(LINE, ""), anomaly(BRANCH, ""))).isFalse();
        assertThat(mutes(regression(LINE, ""), anomaly(LINE, "a"))).isFalse();
        assertThat(mutes(regression(LINE, ""), gate("gate g", LINE, "")))
                .as("a fixed limit says something else")
                .isFalse();
        assertThat(mutes(gate("gate-change g", LINE, ""), regression(LINE, ""))).isFalse();
    }

    @Test
    void onlyAnAlertThatIsSureMutesAndOnlyOnItsBranch() {
        assertThat(mutes(lost("").status(AlertStatus.PENDING), regression(LINE, "")))
                .isFalse();
        assertThat(mutes(lost("").status(AlertStatus.ACKNOWLEDGED), regression(LINE, "")))
                .isTrue();
        assertThat(mutes(lost("").status(AlertStatus.RESOLVED), regression(LINE, "")))
                .isFalse();
        AlertKey elsewhere = new AlertKey("app", "feature", "measurement-lost", null, "");
        assertThat(mutes(lost("").key(elsewhere), regression(LINE, ""))).isFalse();
    }
}
