package io.jenkins.plugins.coveragemonitor.alert;

/**
 * That the receivers of an alert should hear something.
 *
 * @param kind what
 * @param alert the alert as it is now
 */
public record AlertNotice(Kind kind, Alert alert) {
    /** What there is to hear. */
    public enum Kind {
        /** It is active. */
        FIRING,
        /** It became worse than what they heard. */
        WORSE,
        /** It is still active, and nobody took it on. */
        REMINDER,
        /** It is over; only for those who heard of it. */
        RESOLVED,
        /** It happened, and is over with that. */
        EVENT
    }
}
