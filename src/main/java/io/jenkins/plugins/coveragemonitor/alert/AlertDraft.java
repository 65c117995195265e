package io.jenkins.plugins.coveragemonitor.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mutable copy of an {@link Alert} for the life cycle to change. */
public final class AlertDraft {
    private String alertId;
    private AlertKey key;
    private AlertType type;
    private Severity severity;
    private AlertStatus status;
    private FirstSeen since;
    private @Nullable AlertLevel before;
    private @Nullable AlertLevel level;
    private String message = "";
    private int build;
    private int bad;
    private int good;
    private boolean worse;
    private @Nullable LastNotification lastNotification;
    private @Nullable Acknowledgement acknowledgement;
    private @Nullable Resolution resolution;
    private List<AlertChange> changes = List.of();

    /** An empty draft: what every alert must have is set before {@link #done}. */
    @SuppressWarnings("NullAway.Init")
    public AlertDraft() {}

    public AlertDraft(Alert alert) {
        alertId = alert.alertId();
        key = alert.key();
        type = alert.type();
        severity = alert.severity();
        status = alert.status();
        since = alert.since();
        before = alert.before();
        level = alert.level();
        message = alert.message();
        build = alert.build();
        bad = alert.bad();
        good = alert.good();
        worse = alert.worse();
        lastNotification = alert.lastNotification();
        acknowledgement = alert.acknowledgement();
        resolution = alert.resolution();
        changes = alert.changes();
    }

    public AlertDraft alertId(String name) {
        alertId = name;
        return this;
    }

    public AlertDraft key(AlertKey value) {
        key = value;
        return this;
    }

    public AlertDraft type(AlertType value) {
        type = value;
        return this;
    }

    public AlertDraft severity(Severity value) {
        severity = value;
        return this;
    }

    public AlertDraft status(AlertStatus value) {
        status = value;
        return this;
    }

    public AlertDraft since(FirstSeen value) {
        since = value;
        return this;
    }

    public AlertDraft before(@Nullable AlertLevel value) {
        before = value;
        return this;
    }

    public AlertDraft level(@Nullable AlertLevel value) {
        level = value;
        return this;
    }

    public AlertDraft message(String value) {
        message = value;
        return this;
    }

    public AlertDraft counts(int atBuild, int badInARow, int goodInARow) {
        build = atBuild;
        bad = badInARow;
        good = goodInARow;
        return this;
    }

    public AlertDraft worse(boolean value) {
        worse = value;
        return this;
    }

    public AlertDraft lastNotification(@Nullable LastNotification value) {
        lastNotification = value;
        return this;
    }

    public AlertDraft acknowledgement(@Nullable Acknowledgement value) {
        acknowledgement = value;
        return this;
    }

    public AlertDraft resolution(@Nullable Resolution value) {
        resolution = value;
        return this;
    }

    public AlertDraft change(AlertChange change) {
        changes = Alert.plus(changes, change);
        return this;
    }

    public Alert done() {
        return new Alert(
                alertId,
                key,
                type,
                severity,
                status,
                since,
                before,
                level,
                message,
                build,
                bad,
                good,
                worse,
                lastNotification,
                acknowledgement,
                resolution,
                changes);
    }
}
