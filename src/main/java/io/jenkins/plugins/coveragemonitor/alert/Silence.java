package io.jenkins.plugins.coveragemonitor.alert;

import java.time.Instant;
import java.util.Objects;

/**
 * A time-boxed mute: matching alerts live on, but nobody is notified before it ends.
 *
 * @param id its id
 * @param matcher which alerts
 * @param from when it begins
 * @param until when it ends; every silence has an end
 * @param who who created it
 * @param note why
 */
public record Silence(String id, AlertMatcher matcher, Instant from, Instant until, String who, String note) {
    /** Creates a silence; refuses one that has no end or ends before it begins. */
    public Silence {
        Objects.requireNonNull(id);
        Objects.requireNonNull(matcher);
        if (until == null || from == null || !until.isAfter(from)) {
            throw new IllegalArgumentException("a silence needs an end that lies after its beginning");
        }
    }

    /** Whether it is in force at a time. */
    public boolean isActive(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
