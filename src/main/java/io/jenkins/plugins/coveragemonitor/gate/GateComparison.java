package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.BaselineChoice;
import io.jenkins.plugins.coveragemonitor.gate.rule.BaselineKind;
import io.jenkins.plugins.coveragemonitor.gate.rule.CheckResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A rule, the build that it judges, and the baseline. */
final class GateComparison {
    /** How many builds back a gate's last verdict is searched. */
    private static final int MOST_VERDICTS = 50;

    final GateRule rule;
    final GateContext context;
    final GateSubject subject;
    final Baselines baselines;
    /** Where files and lines were in the baseline. */
    final BaselineFileLookup since;

    private @Nullable Integer build;
    private @Nullable String job;

    GateComparison(GateRule rule, GateContext context) {
        this.rule = rule;
        this.context = context;
        this.subject = new GateSubject(rule);
        this.baselines = new Baselines(context);
        this.since = new BaselineFileLookup(context);
    }

    /** The number of the baseline, {@code null} if there was none. */
    @Nullable
    Integer build() {
        return build;
    }

    /** The full name of the baseline's job, {@code null} if it is the job's own. */
    @Nullable
    String job() {
        return job;
    }

    /** Records the baseline. */
    void with(Baseline baseline) {
        with(baseline.build(), baseline.job());
    }

    /** Records the baseline. */
    void with(Integer number, @Nullable String ofJob) {
        build = number;
        job = ofJob;
    }

    /** Compares with the baseline of the rule; without one the gate is not evaluated. */
    CheckResult against(Function<Baseline, CheckResult> comparison) {
        Optional<Baseline> baseline = baseline(this::comparable);
        if (baseline.isEmpty()) {
            BaselineChoice choice = rule.check().baseline();
            String missing = baselines.missing(choice, what());
            return choice.baseline() == BaselineKind.JOB ? unable(missing) : not(missing);
        }
        with(baseline.get());
        return comparison.apply(baseline.get());
    }

    /** The baseline: a level that somebody accepted since, else that of the rule. */
    private Optional<Baseline> baseline(Predicate<Point> usable) {
        Optional<Baseline> asked = baselines.find(rule, usable);
        if (rule.check().baseline().baseline() == BaselineKind.PREVIOUS) {
            return asked;
        }
        return new Accepted(rule)
                .newest(
                        context.past(),
                        context.point().branch(),
                        context.point().build())
                .flatMap(level -> context.past().points().stream()
                        .filter(point -> point.build() == level.build() && usable.test(point))
                        .filter(point -> asked.isEmpty()
                                || point.time().isAfter(asked.get().point().time()))
                        .map(point -> new Baseline(point, context.past(), level.words()))
                        .findFirst())
                .or(() -> asked);
    }

    /** Whether a point can be compared with, as far as the history shows without reading the build. */
    boolean comparable(Point point) {
        return point.counters(component()).has(rule.metric());
    }

    /** The component that the rule judges, {@code ""} for the whole project. */
    String component() {
        return rule.component() == null ? "" : rule.component();
    }

    /** The counter of a build that the rule judges. */
    Counter value(Point point, Optional<Measurement> measurement) {
        if (rule.path() == null) {
            return point.counters(component()).get(rule.metric());
        }
        return measurement.map(subject::counter).orElse(Counter.NONE);
    }

    /** The part of the measurement that a change can affect: carried lines are those of an older build. */
    Measurement measuredNow() {
        return context.measurement().withoutCarried();
    }

    /** The build in which lines that are no longer part of the change missed the gate, if there is one. */
    Optional<Integer> missedByWhatIsGone() {
        String since = context.knownChange().since();
        List<Point> earlier = baselines.earlier();
        for (int i = earlier.size() - 1; i >= Math.max(0, earlier.size() - MOST_VERDICTS) && since != null; i--) {
            Optional<PastVerdict> said =
                    context.past().verdicts().apply(earlier.get(i).build());
            Optional<GateResult> same = said.flatMap(verdict -> verdict.of(rule))
                    .filter(result -> result.outcome() != Outcome.NOT_EVALUATED);
            if (same.isPresent()) {
                boolean counted =
                        context.target() != null || since.equals(said.get().patchSince());
                return same.get().isMissed() && counted
                        ? Optional.of(earlier.get(i).build())
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** What the rule judges, in words. */
    String what() {
        String of = rule.component() == null ? "" : " of " + rule.component();
        return rule.metric().coverage() + of + (rule.path() == null ? "" : " in " + rule.path());
    }

    CheckResult unable(String reason) {
        return CheckResult.unable(rule, reason);
    }

    CheckResult not(String reason) {
        return CheckResult.notEvaluated(rule, reason);
    }
}
