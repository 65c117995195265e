package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Chooses the build to compare with. */
final class Baselines {
    private final GateContext context;

    Baselines(GateContext context) {
        this.context = context;
    }

    /** The baseline nobody asked for by name: the target branch's for a change request, else the last that passed. */
    Optional<Baseline> standard(Predicate<Point> usable) {
        return find(null, null, usable);
    }

    Optional<Baseline> find(BaselineKind kind, String job, Predicate<Point> usable) {
        BaselineKind wanted =
                kind != null ? kind : context.target() != null ? BaselineKind.TARGET : BaselineKind.LAST_PASSED;
        return switch (wanted) {
            case PREVIOUS -> newest(context.past(), earlier(usable));
            case LAST_PASSED -> passed(context.past(), earlier(usable));
            case TARGET -> context.target() == null ? Optional.empty() : passed(context.target(), usable);
            case JOB -> context.jobs().apply(job).flatMap(past -> newest(past, good(usable)));
        };
    }

    /** The earlier measured points of this job and branch, oldest first. */
    List<Point> earlier() {
        return context.past().points().stream().filter(earlier(point -> true)).toList();
    }

    String missing(GateRule rule, String what) {
        if (rule.baseline() == BaselineKind.TARGET && context.target() == null) {
            return "no baseline: this build is no change request, so it has no target branch";
        }
        if (rule.baseline() == BaselineKind.JOB) {
            return "no baseline: the job " + rule.baselineJob() + " has no good build with " + what;
        }
        boolean target =
                context.target() != null && (rule.baseline() == null || rule.baseline() == BaselineKind.TARGET);
        return target
                ? "no baseline: " + context.target().name() + " has no build with " + what
                : "no baseline: no earlier build has " + what;
    }

    private Predicate<Point> earlier(Predicate<Point> usable) {
        Point now = context.point();
        return point -> point.build() < now.build() && sameBranch(point, now) && usable.test(point);
    }

    private static boolean sameBranch(Point a, Point b) {
        return a.branch() == null || b.branch() == null || a.branch().equals(b.branch());
    }

    private static Optional<Baseline> passed(Past past, Predicate<Point> usable) {
        // A project that never passed still has to hear of a drop: then the previous build has to do.
        return newest(past, good(usable)).or(() -> newest(past, usable));
    }

    private static Predicate<Point> good(Predicate<Point> usable) {
        return point -> !stopped(point) && usable.test(point);
    }

    private static boolean stopped(Point point) {
        return point.outcome().compareTo(Outcome.PASSED) > 0;
    }

    private static Optional<Baseline> newest(Past past, Predicate<Point> usable) {
        List<Point> points = past.points();
        for (int i = points.size() - 1; i >= 0; i--) {
            if (usable.test(points.get(i))) {
                return Optional.of(new Baseline(points.get(i), past, stopped(points.get(i))));
            }
        }
        return Optional.empty();
    }
}
