package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.util.Optional;

/** A rule on the number or the duration of tests. */
final class TestsEvaluation {
    private final GateComparison comparison;
    private final GateRule rule;
    private final GateContext context;

    TestsEvaluation(GateComparison comparison) {
        this.comparison = comparison;
        this.rule = comparison.rule;
        this.context = comparison.context;
    }

    CheckResult judge() {
        TestTotals now = context.point().tests();
        if (!now.isMeasured()) {
            return comparison.unable("no test report in this build");
        }
        if (rule.check() instanceof BandCheck band) {
            return band.judge(rule, now);
        }
        Optional<Baseline> baseline = comparison.baselines.find(
                rule.check().baseline(), point -> point.tests().isMeasured());
        if (baseline.isEmpty()) {
            return comparison.not(comparison.baselines.missing(rule.check().baseline(), "a test report"));
        }
        comparison.with(baseline.get());
        return ((TestsCheck) rule.check())
                .judge(rule, baseline.get().point().tests(), now, baseline.get().words());
    }
}
