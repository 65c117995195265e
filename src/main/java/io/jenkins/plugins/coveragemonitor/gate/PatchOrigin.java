package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.patch.MovedCode;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The measurement where a change begins: that of the build of this commit, in this job or that of the target branch. If
 * the start of a diff is unknown, it is the default baseline, provided that the diff begins there.
 */
public final class PatchOrigin {
    private PatchOrigin() {}

    /**
     * Looks it up.
     *
     * @param context the changed build
     * @return empty if no build measured it, or if it is no longer kept
     */
    public static Optional<Measurement> of(Patch patch, GateContext context) {
        if (patch.since() == null) {
            return new Baselines(context)
                    .standard(Point::isMeasured)
                    .flatMap(Baseline::measurement)
                    .filter(before -> new DiffApplicability(patch).leads(before, context.measurement()));
        }
        return Stream.of(context.past(), context.target())
                .filter(Objects::nonNull)
                .flatMap(past ->
                        point(past, patch.since(), context)
                                .flatMap(point -> past.details().apply(point.build()))
                                .stream())
                .findFirst();
    }

    private static Optional<Point> point(JobHistory past, String commit, GateContext context) {
        List<Point> points = past.points();
        for (int i = points.size() - 1; i >= 0; i--) {
            Point point = points.get(i);
            boolean earlier =
                    past != context.past() || point.build() < context.point().build();
            boolean same = point.commit() != null && !point.commit().isEmpty() && commit.startsWith(point.commit());
            if (earlier && same && point.isComplete() && point.isMeasured()) {
                return Optional.of(point);
            }
        }
        return Optional.empty();
    }

    /** The build of this job from which on a change is counted; empty if it is the one before, or of another job. */
    static Optional<Integer> since(Patch patch, GateContext context) {
        if (patch.since() == null) {
            return Optional.empty();
        }
        List<Point> earlier = new Baselines(context).earlier();
        return point(context.past(), patch.since(), context).map(Point::build).filter(build -> earlier.stream()
                .anyMatch(point -> point.build() > build && point.isMeasured()));
    }

    /**
     * A patch in which moved lines that lost coverage count as changed, if their earlier coverage is known.
     *
     * @param patch a patch under the paths of the measurement, or {@code null}
     * @return {@code null} for {@code null}
     */
    public static Patch settle(Patch patch, GateContext context) {
        boolean moved = patch != null
                && patch.files().values().stream()
                        .anyMatch(change -> !change.moved().isEmpty());
        return moved
                ? of(patch, context)
                        .map(before -> new MovedCode(before).settle(patch, context.measurement()))
                        .orElse(patch)
                : patch;
    }
}
