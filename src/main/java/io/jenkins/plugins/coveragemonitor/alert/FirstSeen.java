package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The build an alert began with.
 *
 * @param build its number, 0 if the alert was created by hand or by time
 * @param time when it started
 * @param commit its commit, or {@code null} if unknown
 */
public record FirstSeen(int build, Instant time, @Nullable String commit) {
    /** The build of a point. */
    public static FirstSeen of(Point point) {
        return new FirstSeen(point.build(), point.time(), point.commit());
    }
}
