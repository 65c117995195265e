package io.jenkins.plugins.coveragemonitor.alert;

/** Where an alert is in its life. */
public enum AlertStatus {
    /** Found, but not yet in enough builds in a row. */
    PENDING,
    /** Confirmed, and not acknowledged. */
    ACTIVE,
    /** Acknowledged: no reminders until the acknowledgement ends. */
    ACKNOWLEDGED,
    /** Over. */
    RESOLVED,
    /** A fact of one build, such as a rise. It has no life, and nobody has to act on it. */
    EVENT;

    /** Whether the cause persists and is certain. */
    public boolean isFiring() {
        return this == ACTIVE || this == ACKNOWLEDGED;
    }

    /** Whether the cause persists, as far as is known. */
    public boolean isOpen() {
        return this != RESOLVED && this != EVENT;
    }
}
