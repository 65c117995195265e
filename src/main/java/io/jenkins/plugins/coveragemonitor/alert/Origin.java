package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.time.Instant;

/**
 * The build an alert began with.
 *
 * @param build its number, 0 if the alert was created by hand or by time
 * @param time when it started
 * @param commit its commit, or {@code null} if it is not known
 */
public record Origin(int build, Instant time, String commit) {
    /** The build of a point. */
    public static Origin of(Point point) {
        return new Origin(point.build(), point.time(), point.commit());
    }
}
