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
    private AlertActions desk;

    @BeforeEach
    void oneRegressionIsActive() throws IOException {
        job = new Job(folder);
        job.build(1, 8000);
        job.build(2, 7000);
        desk = new AlertActions(job.book, AlertSettings.DEFAULT, Silences.NONE, "ada");
    }

    private String thread() throws IOException {
        return job.book.open().get(0).thread();
    }

    @Test
    void anAcknowledgedAlertSaysWhoIsOnItAndIsActiveAgainWhenItGetsWorseThanAllowed() throws IOException {
        Alert alert = desk.acknowledge(thread(), "on it", null, new BigDecimal("3"));
        assertThat(alert.status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
        assertThat(alert.acknowledgement().who()).isEqualTo("ada");
        job.build(3, 6900);
        assertThat(job.book.open().get(0).status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
        assertThat(Job.told(job.build(4, 6600))).hasSize(1).first().asString().startsWith("WORSE");
    }

    @Test
    void anAcceptedLevelIsTheBaselineFromThenOn() throws IOException {
        Alert alert = desk.accept(thread(), "old code removed");
        assertThat(alert.resolution().how()).isEqualTo(Resolution.How.ACCEPTED);
        assertThat(alert.resolution().note()).isEqualTo("old code removed");
        job.build(3, 7000);
        assertThat(job.book.open()).isEmpty();
    }

    @Test
    void theEndByHandIsToldToWhomTheBeginningWasTold() throws IOException {
        int told = job.book.waiting().size();
        desk.resolve(thread(), "");
        assertThat(job.book.waiting()).hasSize(told + 1);
        assertThat(job.book.waiting().get(told).who()).isEqualTo("ada");
    }

    @Test
    void whatAPersonBeganOnlyAPersonEnds() throws IOException {
        Alert made = desk.create(
                AlertType.ANOMALY, Severity.WARNING, "", Metric.LINE, "", "flaky report", "the report is flaky");
        assertThatThrownBy(() -> desk.create(
                        AlertType.ANOMALY, Severity.WARNING, "", Metric.LINE, "", "flaky report", "once more"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(made.thread());
        job.build(3, 8000);
        assertThat(job.book.open()).extracting(Alert::thread).containsExactly(made.thread());
        assertThat(desk.update(made.thread(), Severity.CRITICAL, "worse", "").message())
                .isEqualTo("worse");
        desk.resolve(made.thread(), "");
        assertThat(job.book.open()).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefusedInASentence() throws IOException {
        String thread = thread();
        assertThatThrownBy(() -> desk.unacknowledge(thread, "")).hasMessageContaining("only an acknowledged alert");
        assertThatThrownBy(() -> desk.update(thread, null, "fine", "")).hasMessageContaining("a rule says");
        desk.resolve(thread, "");
        assertThatThrownBy(() -> desk.resolve(thread, "")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> desk.acknowledge(thread, "", null, null)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> desk.note("none", "")).isInstanceOf(NoSuchElementException.class);
    }
}
