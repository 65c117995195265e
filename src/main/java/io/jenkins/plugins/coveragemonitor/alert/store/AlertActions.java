package io.jenkins.plugins.coveragemonitor.alert.store;

import io.jenkins.plugins.coveragemonitor.alert.AcceptedDrop;
import io.jenkins.plugins.coveragemonitor.alert.Acknowledgement;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertChange;
import io.jenkins.plugins.coveragemonitor.alert.AlertDraft;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertIds;
import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.FirstSeen;
import io.jenkins.plugins.coveragemonitor.alert.ManualAlerts;
import io.jenkins.plugins.coveragemonitor.alert.Resolution;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.Transition;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person does to the alerts of a job. Every change records who made it, and is on disk when the method returns.
 *
 * <p>All methods throw {@link NoSuchElementException} if there is no such alert, and {@link IllegalStateException} with
 * one sentence if its state does not allow the action.
 */
public final class AlertActions {
    private final AlertStore store;
    private final AlertSettings settings;
    private final Silences silences;
    private final String who;
    private final Acceptance acceptance;

    /**
     * The actions of a person.
     *
     * @param settings the alert settings of the job
     * @param silences all silences
     * @param who the person's name
     * @param acceptance stores the levels that the person accepts
     */
    public AlertActions(
            AlertStore store, AlertSettings settings, Silences silences, String who, Acceptance acceptance) {
        this.store = store;
        this.settings = settings;
        this.silences = silences;
        this.who = Objects.requireNonNull(who);
        this.acceptance = Objects.requireNonNull(acceptance);
    }

    /**
     * Creates an alert that no rule found. It is active at once, and only a person ends it.
     *
     * @param title identifies its cause: there is only one open alert of a title
     * @param metric the metric it is about, or {@code null}
     */
    public Alert create(
            AlertType type,
            Severity severity,
            String branch,
            @Nullable Metric metric,
            String component,
            String title,
            String message)
            throws IOException {
        AlertKey key = new AlertKey(store.job(), branch, ManualAlerts.rule(title), metric, component);
        AlertEvent event = store.change(settings, silences, decision -> {
            Alert known = decision.state().newest(key);
            if (known != null && known.isOpen()) {
                throw new IllegalStateException("an alert '" + title + "' is open already: " + known.alertId());
            }
            FirstSeen since = new FirstSeen(0, store.now(), null);
            decision.by(who, key);
            took(
                    decision,
                    AlertChange.Kind.FIRED,
                    new AlertDraft()
                            .alertId(AlertIds.name(key, since, store.now()))
                            .key(key)
                            .type(type)
                            .severity(severity)
                            .status(AlertStatus.ACTIVE)
                            .since(since)
                            .message(message),
                    "");
        });
        return find(event.transitions().get(0).alert().alertId());
    }

    /**
     * Acknowledges an alert: someone is working on it.
     *
     * @param note why, may be empty
     * @param until when it expires, or {@code null}
     * @param worseBy by how many points, or tests, it must get worse to end earlier, or {@code null}
     * @throws IllegalArgumentException if the end lies in the past or {@code worseBy} is not above 0
     */
    public Alert acknowledge(String alertId, String note, @Nullable Instant until, @Nullable BigDecimal worseBy)
            throws IOException {
        if (until != null && !until.isAfter(store.now())) {
            throw new IllegalArgumentException("an acknowledgement must end in the future, not at " + until);
        }
        if (worseBy != null && worseBy.signum() <= 0) {
            throw new IllegalArgumentException("worse by " + worseBy + " is not worse; give more than 0");
        }
        return change(alertId, AlertChange.Kind.ACKNOWLEDGED, note, alert -> {
            if (!alert.isFiring()) {
                throw wrong(alert, "only an active alert can be acknowledged");
            }
            return alert.draft()
                    .status(AlertStatus.ACKNOWLEDGED)
                    .worse(false)
                    .acknowledgement(new Acknowledgement(who, store.now(), note, until, worseBy, alert.level()));
        });
    }

    /** Withdraws an acknowledgement: the alert is active again. */
    public Alert unacknowledge(String alertId, String note) throws IOException {
        return change(alertId, AlertChange.Kind.UNACKNOWLEDGED, note, alert -> {
            if (alert.status() != AlertStatus.ACKNOWLEDGED) {
                throw wrong(alert, "only an acknowledged alert can be reopened");
            }
            return alert.draft().status(AlertStatus.ACTIVE).acknowledgement(null);
        });
    }

    /** Adds a remark to an alert; nobody is notified. */
    public Alert note(String alertId, String note) throws IOException {
        return change(alertId, AlertChange.Kind.UPDATED, note, Alert::draft);
    }

    /**
     * Changes an alert that a person created.
     *
     * @param severity the new severity, or {@code null} to keep it
     * @param message the new sentence, or {@code null} to keep it
     */
    public Alert update(String alertId, @Nullable Severity severity, @Nullable String message, String note)
            throws IOException {
        return change(alertId, AlertChange.Kind.UPDATED, note, alert -> {
            if (!ManualAlerts.is(alert)) {
                throw wrong(alert, "a rule says what this alert says; only its note can be changed");
            }
            if (!alert.isOpen()) {
                throw wrong(alert, "an alert that is over is not changed");
            }
            boolean worse = severity != null && severity.isAbove(alert.severity());
            return alert.draft()
                    .severity(severity == null ? alert.severity() : severity)
                    .message(message == null ? alert.message() : message)
                    .worse(alert.worse() || worse && alert.lastNotification() != null);
        });
    }

    /** Ends an alert. If its cause persists, a rule may find it again. */
    public Alert resolve(String alertId, String note) throws IOException {
        return end(alertId, Resolution.How.BY_HAND, note);
    }

    /**
     * Accepts the finding of an alert: the new level becomes the baseline, also of the gates and ratchets that compare.
     *
     * @throws IllegalStateException if the alert is about a fixed limit, which accepting cannot move
     * @throws IllegalArgumentException if no reason is given: a loss accepted without one would be hidden
     */
    public Alert accept(String alertId, String note) throws IOException {
        if (note == null || note.isBlank()) {
            throw new IllegalArgumentException("say why the new level is accepted");
        }
        Alert alert = find(alertId);
        if (!alert.isOpen()) {
            throw wrong(alert, "it cannot end twice");
        }
        Set<String> gates = acceptance.keep(alert, who, note);
        store.change(settings, silences, decision -> {
            Alert accepted = known(decision, alertId);
            if (!accepted.isOpen()) {
                throw wrong(accepted, "it cannot end twice");
            }
            decision.by(who, accepted.key());
            took(decision, AlertChange.Kind.RESOLVED, ended(accepted, Resolution.How.ACCEPTED, note), note);
            // Other alerts about the same drop would no longer be muted, and so be sent now.
            for (Alert other : List.copyOf(decision.state().alerts())) {
                if (AcceptedDrop.explains(accepted, gates, other)) {
                    took(decision, AlertChange.Kind.RESOLVED, ended(other, Resolution.How.ACCEPTED, note), note);
                }
            }
        });
        return find(alertId);
    }

    private Alert end(String alertId, Resolution.How how, String note) throws IOException {
        return change(alertId, AlertChange.Kind.RESOLVED, note, alert -> {
            if (!alert.isOpen()) {
                throw wrong(alert, "it cannot end twice");
            }
            return ended(alert, how, note);
        });
    }

    private AlertDraft ended(Alert alert, Resolution.How how, String note) {
        return alert.draft()
                .status(AlertStatus.RESOLVED)
                .worse(false)
                .resolution(new Resolution(how, 0, store.now(), null, who, note));
    }

    private static Alert known(Evaluation decision, String alertId) {
        return decision.state().alerts().stream()
                .filter(known -> known.alertId().equals(alertId))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no alert " + alertId));
    }

    /** Changes the draft of an alert. */
    @FunctionalInterface
    private interface Edit {
        AlertDraft of(Alert alert);
    }

    private Alert change(String alertId, AlertChange.Kind kind, String note, Edit edit) throws IOException {
        store.change(settings, silences, decision -> {
            Alert alert = known(decision, alertId);
            decision.by(who, alert.key());
            took(decision, kind, edit.of(alert), note);
        });
        return find(alertId);
    }

    private void took(Evaluation decision, AlertChange.Kind kind, AlertDraft draft, String note) {
        decision.took(new Transition(
                kind,
                draft.change(new AlertChange(kind, store.now(), 0, who, note)).done()));
    }

    private Alert find(String alertId) throws IOException {
        return store.alerts().stream()
                .filter(alert -> alert.alertId().equals(alertId))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no alert " + alertId));
    }

    private static IllegalStateException wrong(Alert alert, String why) {
        return new IllegalStateException("alert " + alert.alertId() + " is "
                + alert.status().name().toLowerCase(java.util.Locale.ROOT) + ": " + why);
    }
}
