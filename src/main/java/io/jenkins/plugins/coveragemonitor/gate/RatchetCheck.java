package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import java.math.BigDecimal;

/** {@code ratchet}: never below the best so far. */
final class RatchetCheck {
    private final GateRule rule;

    RatchetCheck(GateRule rule) {
        this.rule = rule;
    }

    CheckResult judge(Counter best, Counter now, String since) {
        Ratio limit = Ratio.of(best);
        long missing = limit.needed(now);
        String actual = NumberFormat.percent(now, best);
        String expected = NumberFormat.percent(best, now);
        if (missing <= rule.tolerance()) {
            String within = missing == 0
                    ? "the best so far is " + since
                    : missing + " " + GateDescriptions.things(rule.metric(), missing) + " below the best so far ("
                            + since + "), within the tolerance";
            return CheckResult.of(Outcome.PASSED, actual, expected, within);
        }
        long needed = missing - rule.tolerance();
        Outcome outcome = CheckResult.missed(
                rule,
                rule.failAbove() != null,
                rule.failAbove() != null && BigDecimal.valueOf(missing).compareTo(rule.failAbove()) > 0);
        return new CheckResult(
                outcome,
                actual,
                expected,
                GateDescriptions.needed(rule.metric(), needed) + "; the best so far is " + since,
                needed);
    }
}
