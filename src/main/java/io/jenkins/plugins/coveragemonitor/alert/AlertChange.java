package io.jenkins.plugins.coveragemonitor.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One transition in an alert's life.
 *
 * @param kind what happened
 * @param when when it was written to the alert store
 * @param build the build that caused it, 0 if none did
 * @param who the person who caused it, or {@code null} if it was not a person
 * @param note what was said, empty if nothing
 */
public record AlertChange(Kind kind, Instant when, int build, @Nullable String who, String note) {
    /** What can happen to an alert. */
    public enum Kind {
        /** Found, waiting for more builds. */
        PENDING,
        /** It went away before it was certain; the alert is dropped. */
        DISCARDED,
        /** Became active. */
        FIRED,
        /** Became active again soon after it was resolved. */
        REOPENED,
        /** Active, and worse than the last notification. */
        WORSE,
        /** Active, with a new value. */
        UPDATED,
        /** Someone acknowledged it. */
        ACKNOWLEDGED,
        /** The acknowledgement ended. */
        UNACKNOWLEDGED,
        /** Ended. */
        RESOLVED,
        /** An event of a build. */
        HAPPENED
    }
}
