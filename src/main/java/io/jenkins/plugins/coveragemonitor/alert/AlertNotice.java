package io.jenkins.plugins.coveragemonitor.alert;

/**
 * A notification about an alert.
 *
 * @param kind what
 * @param alert the alert as it is now
 */
public record AlertNotice(Kind kind, Alert alert) {
    /** Why the receivers are notified. */
    public enum Kind {
        /** It is active. */
        FIRING,
        /** It is worse than the last notification. */
        WORSE,
        /** It is still active and not acknowledged. */
        REMINDER,
        /** It is over; sent only to those who were notified of it. */
        RESOLVED,
        /** It happened, and is over with that. */
        EVENT
    }
}
