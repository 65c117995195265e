package io.jenkins.plugins.coveragemonitor.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an alert ended.
 *
 * @param how in which way
 * @param build the build that ended it, or 0 if it was not a build
 * @param time when that build started, or when the person spoke
 * @param commit the commit of that build, or {@code null} if it is not known
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
        /** A person said so. */
        BY_HAND,
        /** What it was about is gone: the rule, the gate, the branch. Nobody is notified. */
        RETIRED
    }
}
