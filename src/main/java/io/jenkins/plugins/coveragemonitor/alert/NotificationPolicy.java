package io.jenkins.plugins.coveragemonitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Decides which alerts need a notification now: each active alert once, again when it gets worse or the repeat interval
 * is over, and its end if its receivers know of it. Silences and inhibition mute everything but the end. Pure.
 */
public final class NotificationPolicy {
    private final AlertSettings settings;
    private final Silences silences;
    private final Instant now;
    private final List<AlertNotice> notices = new ArrayList<>();
    private final List<Alert> muted = new ArrayList<>();

    public NotificationPolicy(AlertSettings settings, Silences silences, Instant now) {
        this.settings = settings;
        this.silences = silences;
        this.now = now;
    }

    /** Decides for all alerts of a job, as they are after the transitions. */
    public void announce(Collection<Alert> alerts, List<Transition> transitions) {
        for (Transition transition : transitions) {
            if (transition.kind() == AlertChange.Kind.RESOLVED && isResolutionNotified(transition.alert())) {
                notices.add(new AlertNotice(AlertNotice.Kind.RESOLVED, transition.alert()));
            }
        }
        for (Transition transition : transitions) {
            if (transition.kind() == AlertChange.Kind.HAPPENED
                    && transition.alert().lastNotification() == null) {
                notice(AlertNotice.Kind.EVENT, transition.alert(), alerts);
            }
        }
        for (Alert alert : alerts) {
            if (alert.status() == AlertStatus.ACTIVE) {
                due(alert).ifPresent(kind -> notice(kind, alert, alerts));
            }
        }
    }

    private void notice(AlertNotice.Kind kind, Alert alert, Collection<Alert> alerts) {
        if (silences.mutes(alert, now) || Inhibition.muter(alert, alerts) != null) {
            muted.add(alert);
        } else {
            LastNotification notified = new LastNotification(now, alert.level(), alert.severity());
            notices.add(new AlertNotice(
                    kind, alert.draft().lastNotification(notified).worse(false).done()));
        }
    }

    private Optional<AlertNotice.Kind> due(Alert alert) {
        if (alert.lastNotification() == null) {
            return Optional.of(AlertNotice.Kind.FIRING);
        }
        if (alert.worse() || alert.severity().isAbove(alert.lastNotification().severity())) {
            return Optional.of(AlertNotice.Kind.WORSE);
        }
        if (isGivenBack(alert)) {
            return Optional.of(AlertNotice.Kind.REMINDER);
        }
        Duration repeat = Duration.ofHours(settings.repeatHours());
        boolean again = !repeat.isZero()
                && Duration.between(alert.lastNotification().when(), now).compareTo(repeat) >= 0;
        return again ? Optional.of(AlertNotice.Kind.REMINDER) : Optional.empty();
    }

    /** Whether an alert is no longer acknowledged and has not been sent again since. */
    private static boolean isGivenBack(Alert alert) {
        AlertChange last = alert.lastChange();
        return last.kind() == AlertChange.Kind.UNACKNOWLEDGED
                && alert.lastNotification() != null
                && alert.lastNotification().when().isBefore(last.when());
    }

    private static boolean isResolutionNotified(Alert alert) {
        return alert.lastNotification() != null
                && alert.resolution() != null
                && alert.resolution().how() != Resolution.How.RETIRED;
    }

    public List<AlertNotice> notices() {
        return notices;
    }

    public List<Alert> muted() {
        return muted;
    }
}
