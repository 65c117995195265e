package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.BandCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.CheckResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.DropCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.NewLinesCheck;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;

/** Evaluates a rule for the changed lines of a build. */
final class PatchEvaluation {
    private final GateComparison comparison;
    private final GateRule rule;
    private final GateContext context;
    private final GateSubject subject;

    PatchEvaluation(GateComparison comparison) {
        this.comparison = comparison;
        this.rule = comparison.rule;
        this.context = comparison.context;
        this.subject = comparison.subject;
    }

    CheckResult judge() {
        if (!GateSubject.knowsLines(rule.metric())) {
            return comparison.unable(
                    rule.metric().coverage() + " is not known line by line: use LINE, BRANCH or FUNCTION for a patch");
        }
        ChangedLines lines = new ChangedLines(rule, subject, context, comparison.measuredNow());
        Counter patch = lines.written();
        String words = lines.words();
        if (!patch.isMeasured()) {
            return comparison
                    .missedByWhatIsGone()
                    .map(build -> CheckResult.of(
                            Outcome.PASSED,
                            CheckResult.NO_VALUE,
                            rule.expected(),
                            "the changed lines that missed it in #" + build + " are gone"))
                    .orElseGet(() -> comparison.not("no changed line is measured code" + words));
        }
        if (rule.check() instanceof NewLinesCheck newLines) {
            return newLines.judge(rule, patch, lines.replaced(), words);
        }
        long replaced = rule.onlyWorse() ? lines.replaced() : 0;
        Counter judged = new Counter(patch.covered(), Math.max(0, patch.missed() - replaced));
        String also = rule.onlyWorse() && !lines.isOriginKnown()
                ? words + "; what stood in place of the changed lines is not known"
                : replaced == 0 ? words : words + "; " + replaced + " in place of uncovered ones, not counted";
        if (!judged.isMeasured()) {
            String none = "no changed line became worse" + also;
            return CheckResult.of(Outcome.PASSED, CheckResult.NO_VALUE, rule.expected(), none);
        }
        if (rule.check() instanceof BandCheck band) {
            CheckResult result = band.judge(rule, judged);
            return result.because(result.reason() + also);
        }
        DropCheck drop = (DropCheck) rule.check();
        return comparison.against(baseline -> {
            Counter before = comparison.value(baseline.point(), baseline.measurement());
            return before.isMeasured()
                    ? drop.judge(rule, before, judged, baseline.text() + " as a whole" + because(baseline) + also)
                    : comparison.unable("no baseline: " + baseline.text() + " has no " + comparison.what());
        });
    }

    private static String because(Baseline baseline) {
        return baseline.why().isEmpty() ? "" : ", " + baseline.why();
    }
}
