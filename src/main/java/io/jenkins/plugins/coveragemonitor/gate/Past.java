package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What is known of the earlier builds of a job.
 *
 * @param name the job or branch, {@code ""} for the job that is being judged
 * @param points its points in ascending order of builds
 * @param details looks up a build's whole measurement by its number; empty where it is not kept any more
 */
public record Past(String name, List<Point> points, IntFunction<Optional<Measurement>> details) {
    /** No earlier build. */
    public static final Past NONE = new Past("", List.of(), build -> Optional.empty());

    /** Creates it; the points are copied. */
    public Past {
        Objects.requireNonNull(name);
        points = List.copyOf(points);
        Objects.requireNonNull(details);
    }
}
