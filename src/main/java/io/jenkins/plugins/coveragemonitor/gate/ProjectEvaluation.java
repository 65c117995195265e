package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.service.TestedAndUsed;
import io.jenkins.plugins.coveragemonitor.gate.rule.BandCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.CheckResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.DropCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.NewLinesCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.RatchetCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.RemovedCode;
import io.jenkins.plugins.coveragemonitor.gate.rule.UseCheck;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBest;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Evaluates a rule for the counters of a project, a component or some of its files. */
final class ProjectEvaluation {
    private final GateComparison comparison;
    private final GateRule rule;
    private final GateContext context;
    private final GateSubject subject;
    private final RatchetEvaluation ratchets;
    private @Nullable RatchetBest held;

    ProjectEvaluation(GateComparison comparison) {
        this.comparison = comparison;
        this.rule = comparison.rule;
        this.context = comparison.context;
        this.subject = comparison.subject;
        this.ratchets = new RatchetEvaluation(comparison);
    }

    /** The best of the ratchet from this build on; {@code null} for another rule. */
    @Nullable
    RatchetBest held() {
        return held;
    }

    CheckResult judge() {
        if (rule.check() instanceof UseCheck use) {
            return use(use);
        }
        Counter now = comparison.value(context.point(), Optional.of(context.measurement()));
        if (!now.isMeasured()) {
            return comparison.unable(unmeasured());
        }
        if (rule.check() instanceof RatchetCheck ratchet) {
            return ratchet(ratchet, now, (past, point) -> comparison.value(point, detail(past, point)));
        }
        if (rule.check() instanceof BandCheck band) {
            return band.judge(rule, now);
        }
        return comparison.against(baseline -> compare(baseline, now));
    }

    private CheckResult use(UseCheck check) {
        Set<String> services = rule.component() == null ? context.services() : Set.of(rule.component());
        if (services.isEmpty() || !context.services().containsAll(services)) {
            return comparison.unable(
                    rule.component() == null
                            ? "no running service was measured in this build"
                            : rule.component() + " is not a running service that was measured in this build");
        }
        return TestedAndUsed.of(context.measurement(), context.services(), services)
                .map(use -> check.judge(rule, use, subject::isOfRule))
                .orElseGet(() -> comparison.unable("no test's coverage of the services' code is in this build"));
    }

    private CheckResult compare(Baseline baseline, Counter now) {
        Optional<Measurement> detail = baseline.measurement();
        if (rule.check() instanceof NewLinesCheck newLines) {
            return detail.map(before -> newLines.judge(
                            rule,
                            before,
                            subject.everywhere(before),
                            subject.files(context.measurement()),
                            path -> comparison.since.path(baseline, path),
                            comparison.since.moved(baseline),
                            baseline.words()))
                    .orElseGet(() ->
                            comparison.unable("no baseline: the files of " + baseline.text() + " are no longer kept"));
        }
        Counter before = comparison.value(baseline.point(), detail);
        if (!before.isMeasured()) {
            return comparison.unable("no baseline: " + baseline.text() + " has no " + comparison.what());
        }
        DropCheck drop = (DropCheck) rule.check();
        if (drop.removedCode() == RemovedCode.KEEP) {
            return drop.judge(rule, before, now, baseline.words());
        }
        AdjustedBaseline adjusted = new BaselineAdjuster(rule, subject, context).adjust(baseline, before, now);
        return drop.judge(rule, adjusted.counter(), now, adjusted.since(baseline));
    }

    private CheckResult ratchet(RatchetCheck ratchet, Counter now, BiFunction<JobHistory, Point, Counter> value) {
        RatchetLimit limit = ratchets.limit(ratchet, List.of());
        Optional<RatchetBest> own = limit.own(value);
        RatchetBest here = new RatchetBest(now, context.point().build());
        held = own.map(level -> level.better(here)).orElse(here);
        return ratchets.judge(ratchet, now, limit, own, value);
    }

    /** The measurement of an earlier build, if the history alone does not have what the rule judges. */
    private Optional<Measurement> detail(JobHistory past, Point point) {
        return rule.path() == null ? Optional.empty() : past.details().apply(point.build());
    }

    private String unmeasured() {
        if (rule.component() != null && !context.point().components().containsKey(rule.component())) {
            return "this build has no component " + rule.component();
        }
        return "no report of this build has " + comparison.what();
    }
}
