package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.CheckResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.FileRatchetBests;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBest;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates one rule for one build: whether it can be judged, and how. */
final class GateEvaluation {
    private final GateRule rule;
    private final GateContext context;
    private final GateComparison comparison;

    private @Nullable RatchetBest held;
    private FileRatchetBests heldOfFiles = FileRatchetBests.NONE;
    private @Nullable String decidingPath;

    GateEvaluation(GateRule rule, GateContext context) {
        this.rule = rule;
        this.context = context;
        this.comparison = new GateComparison(rule, context);
        this.decidingPath = rule.path();
    }

    GateResult result() {
        CheckResult checkResult = judge();
        return GateResult.builder(rule.title(), rule.metric(), rule.scope())
                .component(rule.component())
                .path(decidingPath)
                .flag(rule.flag())
                .outcome(checkResult.outcome())
                .actual(checkResult.actual())
                .expected(checkResult.expected())
                .reason(checkResult.reason())
                .coveredLinesNeeded(checkResult.needed())
                .baselineBuild(comparison.build())
                .baselineJob(comparison.job())
                .informational(rule.levels().informational())
                .stageOnly(rule.levels().stageOnly())
                .create();
    }

    /** The best of a ratchet from this build on; {@code null} for another rule, or if there is a best for each file. */
    @Nullable
    RatchetBest held() {
        return held;
    }

    /** The bests of a ratchet for each changed file from this build on. */
    FileRatchetBests heldOfFiles() {
        return heldOfFiles;
    }

    private CheckResult judge() {
        if (context.aborted()) {
            return comparison.not("the build was aborted");
        }
        if (!rule.metric().isCoverage()) {
            return new TestsEvaluation(comparison).judge();
        }
        if (!context.measurement().isMeasured() && !context.point().isMeasured()) {
            return comparison.unable(
                    rule.flag() == null
                            ? "the build is unmeasured: no usable report"
                            : "no usable report of this build has the flag " + rule.flag());
        }
        Optional<Missing> gap = context.point().completeness().first(comparison.component());
        if (gap.isEmpty()) {
            return coverage();
        }
        if (!rule.levels().evaluatePartial()) {
            return comparison.unable("this build is partial: " + gap.get().why());
        }
        CheckResult part = coverage();
        return part.outcome() == Outcome.NOT_EVALUATED
                ? part
                : part.because(part.reason() + (part.reason().isEmpty() ? "" : "; ") + "evaluated on what is there, as "
                        + gap.get().why());
    }

    private CheckResult coverage() {
        if (rule.scope().needsPatch() && context.change() == null) {
            String unknown = "no patch: the changed lines are not known";
            return isFirst() ? comparison.not(unknown) : comparison.unable(unknown);
        }
        long changed = rule.ignorePatchBelow() > 0 && context.change() != null ? changedLines() : Long.MAX_VALUE;
        if (changed < rule.ignorePatchBelow()) {
            return comparison.not("a small change: " + Plurals.count(changed, "measured line") + ", fewer than "
                    + rule.ignorePatchBelow());
        }
        return switch (rule.scope()) {
            case FILES -> changedFiles();
            case EACH_FILE, EACH_PACKAGE -> each();
            case PATCH -> new PatchEvaluation(comparison).judge();
            default -> project();
        };
    }

    private CheckResult project() {
        ProjectEvaluation project = new ProjectEvaluation(comparison);
        CheckResult result = project.judge();
        held = project.held();
        return result;
    }

    private CheckResult changedFiles() {
        ChangedFilesEvaluation files = new ChangedFilesEvaluation(comparison);
        CheckResult result = files.judge();
        heldOfFiles = files.held();
        decidedBy(files.worstPath());
        return result;
    }

    private CheckResult each() {
        EachEvaluation each = new EachEvaluation(comparison);
        CheckResult result = each.judge();
        decidedBy(each.worstPath());
        return result;
    }

    private void decidedBy(@Nullable String path) {
        decidingPath = path == null ? rule.path() : path;
    }

    /** Whether there is no earlier build that anything could have changed since. */
    private boolean isFirst() {
        return context.target() == null
                && comparison.baselines.earlier().stream().noneMatch(Point::isMeasured);
    }

    private long changedLines() {
        return comparison.measuredNow().files().stream()
                .mapToLong(file -> GateSubject.changed(
                                file, Metric.LINE, line -> context.knownChange().touches(file.path(), line))
                        .total())
                .sum();
    }
}
