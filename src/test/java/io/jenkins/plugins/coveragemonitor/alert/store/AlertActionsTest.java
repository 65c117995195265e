package io.jenkins.plugins.coveragemonitor.alert.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Job;
import io.jenkins.plugins.coveragemonitor.alert.Resolution;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertActionsTest {
    @TempDir
    Path folder;

    private Job job;
    private AlertActions actions;

    @BeforeEach
    void oneRegressionIsActive() throws IOException {
        job = new Job(folder);
        job.build(1, 8000);
        job.build(2, 7000);
        actions = new AlertActions(job.book, AlertSettings.DEFAULT, Silences.NONE, "ada", Acceptance.NONE);
    }

    private String alertId() throws IOException {
        return job.book.open().get(0).alertId();
    }

    @Test
    void anAcknowledgedAlertSaysWhoIsOnItAndIsActiveAgainWhenItGetsWorseThanAllowed() throws IOException {
        Alert alert = actions.acknowledge(alertId(), "on it", null, new BigDecimal("3"));
        assertThat(alert.status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
        assertThat(alert.acknowledgement().who()).isEqualTo("ada");
        job.build(3, 6900);
        assertThat(job.book.open().get(0).status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
        assertThat(Job.notified(job.build(4, 6600)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("WORSE");
    }

    @Test
    void anAcceptedLevelIsTheBaselineFromThenOn() throws IOException {
        Alert alert = actions.accept(alertId(), "old code removed");
        assertThat(alert.resolution().how()).isEqualTo(Resolution.How.ACCEPTED);
        assertThat(alert.resolution().note()).isEqualTo("old code removed");
        job.build(3, 7000);
        assertThat(job.book.open()).isEmpty();
    }

    /** Also of what is no fall, which nothing else explains. */
    @Test
    void whoAcceptedALevelIsToldWithItsEnd() throws IOException {
        int notified = job.book.waiting().size();
        actions.accept(alertId(), "old code removed");
        assertThat(job.book.waiting()).hasSize(notified + 1);
        assertThat(job.book.waiting().get(notified).who()).isEqualTo("ada");
        Alert made = actions.create(
                AlertType.ANOMALY, Severity.WARNING, "", Metric.LINE, "", "flaky report", "the report is flaky");
        assertThat(actions.accept(made.alertId(), "known").resolution().how()).isEqualTo(Resolution.How.ACCEPTED);
        assertThat(job.book.open()).isEmpty();
    }

    @Test
    void theEndByHandIsToldToWhomTheBeginningWasTold() throws IOException {
        int notified = job.book.waiting().size();
        actions.resolve(alertId(), "");
        assertThat(job.book.waiting()).hasSize(notified + 1);
        assertThat(job.book.waiting().get(notified).who()).isEqualTo("ada");
    }

    @Test
    void whatAPersonBeganOnlyAPersonEnds() throws IOException {
        Alert made = actions.create(
                AlertType.ANOMALY, Severity.WARNING, "", Metric.LINE, "", "flaky report", "the report is flaky");
        assertThatThrownBy(() -> actions.create(
                        AlertType.ANOMALY, Severity.WARNING, "", Metric.LINE, "", "flaky report", "once more"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(made.alertId());
        job.build(3, 8000);
        assertThat(job.book.open()).extracting(Alert::alertId).containsExactly(made.alertId());
        assertThat(actions.update(made.alertId(), Severity.CRITICAL, "worse", "")
                        .message())
                .isEqualTo("worse");
        actions.resolve(made.alertId(), "");
        assertThat(job.book.open()).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefusedInASentence() throws IOException {
        String alertId = alertId();
        assertThatThrownBy(() -> actions.unacknowledge(alertId, "")).hasMessageContaining("only an acknowledged alert");
        assertThatThrownBy(() -> actions.update(alertId, null, "fine", "")).hasMessageContaining("a rule says");
        actions.resolve(alertId, "");
        assertThatThrownBy(() -> actions.resolve(alertId, "")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> actions.acknowledge(alertId, "", null, null))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> actions.note("none", "")).isInstanceOf(NoSuchElementException.class);
    }
}
