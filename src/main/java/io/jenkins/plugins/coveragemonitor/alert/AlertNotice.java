package io.jenkins.plugins.coveragemonitor.alert;

/**
 * A notification about an alert.
 *
 * @param kind why it is sent
 * @param alert the current alert
 */
public record AlertNotice(Kind kind, Alert alert) {
    /** Why the receivers are notified. */
    public enum Kind {
        /** It is active. */
        FIRING,
        /** It has become worse since the last notification. */
        WORSE,
        /** It is still active and not acknowledged. */
        REMINDER,
        /** It is over; sent only to those who were notified of it. */
        RESOLVED,
        /** It happened, and has no further life. */
        EVENT
    }
}
