package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A history as a search finds it.
 *
 * @param key identifies the history
 * @param description what is known of its job
 * @param newest the point of the newest build, or {@code null} if it has none
 * @param measured the newest complete and measured point, or {@code null} if there is none
 * @param before the one before {@code measured}, or {@code null} if there is none
 */
public record StoredJob(
        JobKey key,
        JobDescription description,
        @Nullable Point newest,
        @Nullable Point measured,
        @Nullable Point before) {
    /** A history from all its points, in ascending order of builds. */
    public static StoredJob of(JobKey key, JobDescription description, List<Point> points) {
        List<Point> measured = points.stream()
                .filter(point -> point.isComplete() && point.isMeasured())
                .toList();
        return new StoredJob(key, description, fromEnd(points, 1), fromEnd(measured, 1), fromEnd(measured, 2));
    }

    private static @Nullable Point fromEnd(List<Point> points, int which) {
        return points.size() < which ? null : points.get(points.size() - which);
    }
}
