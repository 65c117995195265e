package io.jenkins.plugins.coveragemonitor.alert.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.alert.Acknowledgement;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertChange;
import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.alert.AlertNotice;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Alerts;
import io.jenkins.plugins.coveragemonitor.alert.FirstSeen;
import io.jenkins.plugins.coveragemonitor.alert.Job;
import io.jenkins.plugins.coveragemonitor.alert.Resolution;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each thing that a person does writes down, and what is refused. */
class PersonsTest {
    @TempDir
    Path folder;

    private Job job;
    private AlertActions actions;
    private String alertId;

    @BeforeEach
    void oneRegressionIsActive() throws IOException {
        job = new Job(folder);
        job.build(1, 9000);
        job.build(2, 8900);
        alertId = job.book.open().get(0).alertId();
        actions = new AlertActions(job.book, AlertSettings.DEFAULT, Silences.NONE, "ann", Acceptance.NONE);
    }

    private AlertChange by(AlertChange.Kind kind, String note) {
        return new AlertChange(kind, job.instant(), 0, "ann", note);
    }

    @Test
    void anAcknowledgementSaysWhoIsOnItAndUntilWhen() throws IOException {
        Alert alert = actions.acknowledge(alertId, "on it", job.instant().plusSeconds(1), new BigDecimal("0.1"));
        assertThat(alert.status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
        assertThat(alert.acknowledgement())
                .isEqualTo(new Acknowledgement(
                        "ann",
                        job.instant(),
                        "on it",
                        job.instant().plusSeconds(1),
                        new BigDecimal("0.1"),
                        Alerts.share(8900)));
        assertThat(alert.lastChange()).isEqualTo(by(AlertChange.Kind.ACKNOWLEDGED, "on it"));
        Alert back = actions.unacknowledge(alertId, "not me");
        assertThat(back.status()).isEqualTo(AlertStatus.ACTIVE);
        assertThat(back.acknowledgement()).isNull();
        assertThat(back.lastChange()).isEqualTo(by(AlertChange.Kind.UNACKNOWLEDGED, "not me"));
    }

    @Test
    void anAcknowledgementOfAWorseAlertKnowsThat() throws IOException {
        job.book.change(
                AlertSettings.DEFAULT,
                Silences.NONE,
                decision -> decision.took(new io.jenkins.plugins.coveragemonitor.alert.Transition(
                        AlertChange.Kind.UPDATED,
                        find(decision)
                                .draft()
                                .status(AlertStatus.ACKNOWLEDGED)
                                .worse(true)
                                .done())));
        assertThat(actions.acknowledge(alertId, "again", null, null).worse()).isFalse();
    }

    private Alert find(Evaluation decision) {
        return decision.state().alerts().iterator().next();
    }

    @Test
    void anAcknowledgementWithoutAFutureOrForNothingWorseIsRefused() {
        assertThatThrownBy(() -> actions.acknowledge(alertId, "", job.instant(), null))
                .hasMessage("an acknowledgement must end in the future, not at " + job.instant());
        assertThatThrownBy(() -> actions.acknowledge(alertId, "", null, BigDecimal.ZERO))
                .hasMessage("worse by 0 is not worse; give more than 0");
    }

    @Test
    void aNoteIsWrittenDownAndNobodyIsNotified() throws IOException {
        int waiting = job.book.waiting().size();
        Alert alert = actions.note(alertId, "looking at it");
        assertThat(alert.lastChange()).isEqualTo(by(AlertChange.Kind.UPDATED, "looking at it"));
        assertThat(job.book.waiting()).hasSize(waiting);
    }

    @Test
    void anEndByHandSaysWhoEndedItAndWhy() throws IOException {
        Alert alert = actions.resolve(alertId, "known");
        assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(alert.resolution())
                .isEqualTo(new Resolution(Resolution.How.BY_HAND, 0, job.instant(), null, "ann", "known"));
        assertThat(alert.lastChange()).isEqualTo(by(AlertChange.Kind.RESOLVED, "known"));
        assertThatThrownBy(() -> actions.resolve(alertId, ""))
                .hasMessage("alert " + alertId + " is resolved: it cannot end twice");
        assertThatThrownBy(() -> actions.accept(alertId, "twice"))
                .hasMessage("alert " + alertId + " is resolved: it cannot end twice");
        assertThatThrownBy(() -> actions.acknowledge(alertId, "", null, null))
                .hasMessage("alert " + alertId + " is resolved: only an active alert can be acknowledged");
    }

    @Test
    void anAcceptedLevelIsKeptForTheGatesBeforeTheAlertEnds() throws IOException {
        List<String> kept = new ArrayList<>();
        AlertActions accepting =
                new AlertActions(job.book, AlertSettings.DEFAULT, Silences.NONE, "ann", (alert, who, note) -> {
                    kept.add(alert.alertId() + " " + alert.status() + " " + who + ": " + note);
                    return Set.of();
                });
        assertThatThrownBy(() -> accepting.accept(alertId, " ")).hasMessage("say why the new level is accepted");
        assertThatThrownBy(() -> accepting.accept(alertId, null)).hasMessage("say why the new level is accepted");
        assertThat(kept).isEmpty();
        Alert alert = accepting.accept(alertId, "legacy");
        assertThat(kept).containsExactly(alertId + " ACTIVE ann: legacy");
        assertThat(alert.resolution().how()).isEqualTo(Resolution.How.ACCEPTED);
        assertThatThrownBy(() -> accepting.accept("none", "legacy"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("there is no alert none");
    }

    @Test
    void whatAGateCannotKeepIsNotAccepted() throws IOException {
        AlertActions refusing =
                new AlertActions(job.book, AlertSettings.DEFAULT, Silences.NONE, "ann", (alert, who, note) -> {
                    throw new IOException("no gate has a baseline");
                });
        assertThatThrownBy(() -> refusing.accept(alertId, "legacy")).hasMessage("no gate has a baseline");
        assertThat(job.book.open()).extracting(Alert::alertId).containsExactly(alertId);
    }

    private Alert freeze() throws IOException {
        return actions.create(
                AlertType.ANOMALY, Severity.WARNING, "main", Metric.LINE, "web", "freeze", "no drops please");
    }

    @Test
    void whatAPersonBeginsIsNotifiedAtOnce() throws IOException {
        Alert made = freeze();
        assertThat(made.key()).isEqualTo(new AlertKey("app", "main", "by-hand freeze", Metric.LINE, "web"));
        assertThat(made.type()).isEqualTo(AlertType.ANOMALY);
        assertThat(made.severity()).isEqualTo(Severity.WARNING);
        assertThat(made.status()).isEqualTo(AlertStatus.ACTIVE);
        assertThat(made.since()).isEqualTo(new FirstSeen(0, job.instant(), null));
        assertThat(made.message()).isEqualTo("no drops please");
        assertThat(made.lastChange()).isEqualTo(by(AlertChange.Kind.FIRED, ""));
        var event = job.book.waiting().get(job.book.waiting().size() - 1);
        assertThat(event.who()).isEqualTo("ann");
        assertThat(event.branch()).isEqualTo("main");
        assertThat(event.notices()).extracting(AlertNotice::kind).containsExactly(AlertNotice.Kind.FIRING);
        assertThatThrownBy(this::freeze).hasMessage("an alert 'freeze' is open already: " + made.alertId());
    }

    @Test
    void whatIsOverCanBeBegunAgain() throws IOException {
        Alert first = freeze();
        actions.resolve(first.alertId(), "");
        job.build(3, 8900);
        assertThat(freeze().alertId()).isNotEqualTo(first.alertId());
    }

    @Test
    void whatAPersonBeganAPersonMayChange() throws IOException {
        Alert made = freeze();
        Alert same = actions.update(made.alertId(), null, null, "nothing new");
        assertThat(same.severity()).isEqualTo(Severity.WARNING);
        assertThat(same.message()).isEqualTo("no drops please");
        assertThat(same.worse()).isFalse();
        int waiting = job.book.waiting().size();
        Alert milder = actions.update(made.alertId(), Severity.INFO, "fewer drops please", "");
        assertThat(milder.severity()).isEqualTo(Severity.INFO);
        assertThat(milder.message()).isEqualTo("fewer drops please");
        assertThat(job.book.waiting()).as("it is not worse").hasSize(waiting);
        actions.update(made.alertId(), Severity.CRITICAL, null, "");
        assertThat(job.book.waiting().get(waiting).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.WORSE);
        actions.resolve(made.alertId(), "");
        assertThatThrownBy(() -> actions.update(made.alertId(), null, "late", ""))
                .hasMessage("alert " + made.alertId() + " is resolved: an alert that is over is not changed");
        assertThatThrownBy(() -> actions.update(alertId, null, "fine", ""))
                .hasMessage("alert " + alertId
                        + " is active: a rule says what this alert says; only its note can be changed");
    }

    @Test
    void anAcknowledgedAlertThatBecomesMoreUrgentIsMarkedAsWorse() throws IOException {
        Alert made = freeze();
        actions.acknowledge(made.alertId(), "", null, null);
        assertThat(actions.update(made.alertId(), Severity.CRITICAL, null, "").worse())
                .as("it was notified as a warning")
                .isTrue();
        assertThat(actions.update(made.alertId(), Severity.INFO, null, "").worse())
                .as("until it is notified again")
                .isTrue();
    }
}
