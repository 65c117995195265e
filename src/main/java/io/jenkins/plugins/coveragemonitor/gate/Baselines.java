package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.BaselineChoice;
import io.jenkins.plugins.coveragemonitor.gate.rule.BaselineKind;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Chooses the build to compare with. It must be complete, because a partial one may lack something. */
final class Baselines {
    private static final String NEVER_PASSED = "as no build has passed yet";

    private final GateContext context;

    Baselines(GateContext context) {
        this.context = context;
    }

    /** The default baseline: the target branch's for a change request, else the last that passed. */
    Optional<Baseline> standard(Predicate<Point> usable) {
        return find(BaselineChoice.STANDARD, usable);
    }

    /**
     * The baseline of a gate. While no build has passed, the newest is used. A gate that was missed in that build is
     * compared with that build's own baseline, because otherwise it would pass when the same code is built again.
     */
    Optional<Baseline> find(GateRule rule, Predicate<Point> usable) {
        Optional<Baseline> found = find(rule.check().baseline(), usable);
        boolean fallback = wanted(rule.check().baseline()) == BaselineKind.LAST_PASSED
                && found.isPresent()
                && !good(usable).test(found.get().point());
        return fallback ? missedAgainst(rule, found.get(), usable).or(() -> found) : found;
    }

    private Optional<Baseline> missedAgainst(GateRule rule, Baseline newest, Predicate<Point> usable) {
        return context.past()
                .verdicts()
                .apply(newest.build())
                .flatMap(verdict -> verdict.of(rule))
                .filter(result -> result.isMissed() && result.baselineJob() == null)
                .map(GateResult::baselineBuild)
                .flatMap(build ->
                        newest(context.past(), earlier(usable).and(point -> point.build() == build), NEVER_PASSED));
    }

    private BaselineKind wanted(BaselineChoice asked) {
        BaselineKind kind = asked.baseline();
        return kind != null ? kind : context.target() != null ? BaselineKind.TARGET : BaselineKind.LAST_PASSED;
    }

    Optional<Baseline> find(BaselineChoice asked, Predicate<Point> usable) {
        return switch (wanted(asked)) {
            case PREVIOUS -> newest(context.past(), earlier(usable), "");
            case LAST_PASSED -> passed(context.past(), earlier(usable), "", NEVER_PASSED);
            case TARGET ->
                context.target() == null
                        ? Optional.empty()
                        : new TargetBaseline(context.target(), context.lineage()).find(usable);
            case JOB -> context.jobs().apply(asked.baselineJob()).flatMap(past -> newest(past, good(usable), ""));
        };
    }

    /** The earlier complete points of this job and branch, oldest first. */
    List<Point> earlier() {
        return context.past().points().stream()
                .filter(Point::isComplete)
                .filter(earlier(point -> true))
                .toList();
    }

    /** The complete points of the target branch up to the one that a change request is compared with, oldest first. */
    List<Point> targetUpToBaseline(Predicate<Point> usable) {
        Optional<Baseline> baseline = find(new BaselineChoice(BaselineKind.TARGET, null), usable);
        return baseline.isEmpty() || context.target() == null
                ? List.of()
                : context.target().points().stream()
                        .filter(Point::isComplete)
                        .filter(point -> point.build() <= baseline.get().build())
                        .toList();
    }

    String missing(BaselineChoice asked, String what) {
        if (asked.baseline() == BaselineKind.TARGET && context.target() == null) {
            return "no baseline: this build is not a change request, so it has no target branch";
        }
        if (asked.baseline() == BaselineKind.JOB) {
            return "no baseline: the job " + asked.baselineJob() + " has no good build with " + what;
        }
        return context.target() != null && (asked.baseline() == null || asked.baseline() == BaselineKind.TARGET)
                ? "no baseline: the target branch " + context.target().name() + " has no complete build with " + what
                : "no baseline: no earlier build has " + what;
    }

    private Predicate<Point> earlier(Predicate<Point> usable) {
        Point now = context.point();
        return point -> point.build() < now.build() && sameBranch(point, now) && usable.test(point);
    }

    private static boolean sameBranch(Point a, Point b) {
        return a.branch() == null || b.branch() == null || a.branch().equals(b.branch());
    }

    /** The newest good build. A project that never passed must still notice a drop, so the newest is used then. */
    static Optional<Baseline> passed(JobHistory past, Predicate<Point> usable, String why, String neverPassed) {
        return newest(past, good(usable), why).or(() -> newest(past, usable, neverPassed));
    }

    private static Predicate<Point> good(Predicate<Point> usable) {
        return point -> point.outcome().compareTo(Outcome.PASSED) <= 0 && usable.test(point);
    }

    static Optional<Baseline> newest(JobHistory past, Predicate<Point> usable, String why) {
        List<Point> points = past.points();
        for (int i = points.size() - 1; i >= 0; i--) {
            Point point = points.get(i);
            if (point.isComplete() && usable.test(point)) {
                return Optional.of(new Baseline(point, past, why));
            }
        }
        return Optional.empty();
    }
}
