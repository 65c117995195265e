package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.BandCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.CheckResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.TestsCheck;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.util.Optional;

/** Evaluates a rule for the number or the duration of tests. */
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
        TestTotals now = context.point().tests(comparison.component());
        Optional<Missing> gap = context.point().completeness().firstOfTests(comparison.component());
        if (!now.isMeasured()) {
            return comparison.unable(gap.map(missing -> "tests are missing: " + missing.why())
                    .orElse("no test report" + ofComponent() + " in this build"));
        }
        CheckResult whole = judge(now);
        if (gap.isEmpty() || whole.outcome() == Outcome.NOT_EVALUATED) {
            return whole;
        }
        String part = "evaluated on what is there, as " + gap.get().why();
        if (rule.levels().evaluatePartial()) {
            return whole.because(whole.reason() + "; " + part);
        }
        return isCertain(whole.outcome())
                ? whole.because(whole.reason() + "; more tests are missing: "
                        + gap.get().why())
                : comparison.unable("tests are missing: " + gap.get().why());
    }

    /** Missing tests can only add failures and time, so a miss is certain whatever they would do. */
    private boolean isCertain(Outcome outcome) {
        boolean grows = rule.metric() != Metric.TESTS;
        boolean missed = outcome == Outcome.WARNING || outcome == Outcome.FAILED;
        boolean atMost = !(rule.check() instanceof BandCheck band) || band.atLeast() == null;
        return grows && missed && atMost;
    }

    private CheckResult judge(TestTotals now) {
        if (rule.check() instanceof BandCheck band) {
            return band.judge(rule, now);
        }
        String component = comparison.component();
        Optional<Baseline> baseline = comparison.baselines.find(
                rule,
                point -> point.tests(component).isMeasured()
                        && point.completeness().firstOfTests(component).isEmpty());
        if (baseline.isEmpty()) {
            return comparison.not(
                    comparison.baselines.missing(rule.check().baseline(), "a test report" + ofComponent()));
        }
        comparison.with(baseline.get());
        return ((TestsCheck) rule.check())
                .judge(
                        rule,
                        baseline.get().point().tests(component),
                        now,
                        baseline.get().words());
    }

    private String ofComponent() {
        return rule.component() == null ? "" : " of " + rule.component();
    }
}
