package io.jenkins.plugins.coveragemonitor.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finding with a life; immutable.
 *
 * @param alertId identifies this life: stays the same when the job is renamed and when the alert reopens soon after its
 * end
 * @param key what it is about
 * @param type the kind of finding
 * @param severity how urgent
 * @param status where it is in its life
 * @param since the build it began with
 * @param before the value before it began, or {@code null} if it is not about a value
 * @param level the newest value, or {@code null} if it is not about a value
 * @param message one sentence, without the names of job and build
 * @param build the newest build that was evaluated for it, 0 if none
 * @param bad how many builds in a row showed it
 * @param good how many builds in a row did not show it
 * @param worse whether it has become worse since the last notification
 * @param lastNotification the last notification of this life, or {@code null} if there is none yet
 * @param acknowledgement who is working on it, or {@code null}
 * @param resolution how it ended, or {@code null} while it is open
 * @param changes the transitions of its life, oldest first; the newest hundred
 */
public record Alert(
        String alertId,
        AlertKey key,
        AlertType type,
        Severity severity,
        AlertStatus status,
        FirstSeen since,
        @Nullable AlertLevel before,
        @Nullable AlertLevel level,
        String message,
        int build,
        int bad,
        int good,
        boolean worse,
        @Nullable LastNotification lastNotification,
        @Nullable Acknowledgement acknowledgement,
        @Nullable Resolution resolution,
        List<AlertChange> changes) {
    private static final int CHANGES = 100;

    /** Creates an alert; the changes are copied. */
    public Alert {
        Objects.requireNonNull(alertId);
        Objects.requireNonNull(key);
        Objects.requireNonNull(type);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(status);
        Objects.requireNonNull(since);
        changes = List.copyOf(changes);
    }

    /** Whether its cause persists, as far as is known. */
    public boolean isOpen() {
        return status.isOpen();
    }

    /** Whether its cause persists and is certain. */
    public boolean isFiring() {
        return status.isFiring();
    }

    /** The newest transition of its life. */
    public AlertChange lastChange() {
        return changes.get(changes.size() - 1);
    }

    /** A mutable draft of this alert. */
    public AlertDraft draft() {
        return new AlertDraft(this);
    }

    /** This alert under the new name of a renamed job. */
    public Alert inJob(String job) {
        return key.job().equals(job) ? this : draft().key(key.inJob(job)).done();
    }

    static List<AlertChange> plus(List<AlertChange> changes, AlertChange change) {
        List<AlertChange> all = new ArrayList<>(changes);
        all.add(change);
        return all.size() > CHANGES ? all.subList(all.size() - CHANGES, all.size()) : all;
    }
}
