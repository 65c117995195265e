package io.jenkins.plugins.coveragemonitor.alert.store;

import io.jenkins.plugins.coveragemonitor.alert.AcceptedDrop;
import io.jenkins.plugins.coveragemonitor.alert.Acknowledgement;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertChange;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.FindingState;
import io.jenkins.plugins.coveragemonitor.alert.LifeCycle;
import io.jenkins.plugins.coveragemonitor.alert.ManualAlerts;
import io.jenkins.plugins.coveragemonitor.alert.Resolution;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.Transition;
import io.jenkins.plugins.coveragemonitor.alert.rule.MeasurementLostRule;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Changes a job's alerts without a build: a measurement becomes stale, acknowledgements and silences end, reminders are
 * due, losses are accepted by age, branches disappear, old alerts expire. If nothing changes, nothing is written.
 */
public final class TimeBasedRules {
    private final AlertSettings settings;
    private final Silences silences;
    private final Function<Alert, Set<String>> gates;

    /**
     * Rules with settings.
     *
     * @param gates returns the gates that compare with the level of an alert once it is accepted, as alerts name them
     */
    public TimeBasedRules(AlertSettings settings, Silences silences, Function<Alert, Set<String>> gates) {
        this.settings = settings;
        this.silences = silences;
        this.gates = gates;
    }

    /**
     * Evaluates one job.
     *
     * @param newest the newest point of each branch that has a measured build
     * @param gone branches that are no longer built
     * @return what happened; its notices also wait in the store
     */
    public AlertEvent evaluate(AlertStore store, List<Point> newest, Set<String> gone) throws IOException {
        Instant now = store.now();
        return store.change(settings, silences, decision -> {
            forget(decision, now.minus(store.kept()));
            look(decision, store.job(), newest, gone, now);
        });
    }

    public void look(Evaluation decision, String job, List<Point> newest, Set<String> gone, Instant now) {
        for (Alert alert : List.copyOf(decision.state().alerts())) {
            Transition transition = transition(alert, gone, now);
            if (transition != null) {
                decision.took(transition);
            }
        }
        for (Alert alert : List.copyOf(decision.state().alerts())) {
            if (AcceptedDrop.is(alert) && alert.lastChange().when().equals(now)) {
                explained(decision, alert, now);
            }
        }
        for (Point point : newest) {
            if (isStale(point, gone, now)) {
                stale(decision, job, point, now);
            }
        }
    }

    /** Drops alerts that ended before a moment. */
    private static void forget(Evaluation decision, Instant oldest) {
        for (Alert alert : List.copyOf(decision.state().alerts())) {
            if (!alert.isOpen() && alert.lastChange().when().isBefore(oldest)) {
                decision.took(new Transition(AlertChange.Kind.DISCARDED, alert));
            }
        }
    }

    private @Nullable Transition transition(Alert alert, Set<String> gone, Instant now) {
        if (!alert.isOpen()) {
            return null;
        }
        if (gone.contains(alert.key().branch()) && !ManualAlerts.is(alert)) {
            return end(
                    alert,
                    Resolution.How.RETIRED,
                    "branch gone: not built for " + Plurals.count(settings.branchDays(), "day"),
                    now);
        }
        Acknowledgement taken = alert.acknowledgement();
        if (taken != null && taken.until() != null && !taken.until().isAfter(now)) {
            AlertChange change =
                    new AlertChange(AlertChange.Kind.UNACKNOWLEDGED, now, 0, null, "the acknowledgement ended");
            return new Transition(
                    change.kind(),
                    alert.draft()
                            .status(AlertStatus.ACTIVE)
                            .acknowledgement(null)
                            .change(change)
                            .done());
        }
        return isAccepted(alert, now)
                ? end(
                        alert,
                        Resolution.How.ACCEPTED,
                        "accepted after " + Plurals.count(settings.acceptDays(), "day"),
                        now)
                : null;
    }

    /** Ends other alerts about the same drop, which nothing mutes any more and which would be sent now. */
    private void explained(Evaluation decision, Alert accepted, Instant now) {
        Set<String> moved = gates.apply(accepted);
        for (Alert alert : List.copyOf(decision.state().alerts())) {
            if (AcceptedDrop.explains(accepted, moved, alert)) {
                decision.took(end(
                        alert, Resolution.How.ACCEPTED, accepted.lastChange().note(), now));
            }
        }
    }

    private boolean isAccepted(Alert alert, Instant now) {
        Predicate<AlertChange> began =
                change -> change.kind() == AlertChange.Kind.FIRED || change.kind() == AlertChange.Kind.REOPENED;
        return settings.acceptDays() > 0
                && alert.type() == AlertType.REGRESSION
                && alert.isFiring()
                && alert.changes().stream()
                        .filter(began)
                        .map(AlertChange::when)
                        .reduce((first, second) -> second)
                        .filter(when -> !when.plus(Duration.ofDays(settings.acceptDays()))
                                .isAfter(now))
                        .isPresent();
    }

    private static Transition end(Alert alert, Resolution.How how, String note, Instant now) {
        boolean pending = alert.status() == AlertStatus.PENDING;
        AlertChange change =
                new AlertChange(pending ? AlertChange.Kind.DISCARDED : AlertChange.Kind.RESOLVED, now, 0, null, note);
        return new Transition(
                change.kind(),
                alert.draft()
                        .status(AlertStatus.RESOLVED)
                        .worse(false)
                        .resolution(new Resolution(how, 0, now, null, null, note))
                        .change(change)
                        .done());
    }

    private boolean isStale(Point point, Set<String> gone, Instant now) {
        String branch = point.branch() == null ? "" : point.branch();
        return settings.staleDays() > 0
                && settings.rule(AlertType.MEASUREMENT_LOST).enabled()
                && !gone.contains(branch)
                && point.time().plus(Duration.ofDays(settings.staleDays())).isBefore(now);
    }

    private void stale(Evaluation decision, String job, Point point, Instant now) {
        String branch = point.branch() == null ? "" : point.branch();
        AlertKey key = new AlertKey(job, branch, MeasurementLostRule.STALE, null, "");
        Alert known = decision.state().newest(key);
        if (known != null && known.isOpen()) {
            return;
        }
        Finding finding = Finding.builder(AlertType.MEASUREMENT_LOST, MeasurementLostRule.STALE)
                .state(FindingState.BAD)
                .severity(Severity.WARNING)
                .message("nothing was measured for " + Plurals.count(settings.staleDays(), "day") + ", last in #"
                        + point.build())
                .create();
        new LifeCycle(settings, point, now).next(key, known, finding).ifPresent(decision::took);
    }
}
