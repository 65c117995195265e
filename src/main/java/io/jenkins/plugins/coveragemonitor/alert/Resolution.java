package io.jenkins.plugins.coveragemonitor.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an alert ended.
 *
 * @param how the way it ended
 * @param build the build that ended it, or 0 if it was not a build
 * @param time when that build started, or when the person ended it
 * @param commit the commit of that build, or {@code null} if unknown
 * @param who the person who ended it, or {@code null} if it was not a person
 * @param note why, empty if nothing was said
 */
public record Resolution(How how, int build, Instant time, @Nullable String commit, @Nullable String who, String note) {
    /** The ways an alert ends. */
    public enum How {
        /** The value is good again. */
        RECOVERED,
        /** The new level was accepted and is the baseline from now on. */
        ACCEPTED,
        /** A person ended it. */
        BY_HAND,
        /** Its subject is gone: the rule, the gate, the branch. Nobody is notified. */
        RETIRED
    }
}
