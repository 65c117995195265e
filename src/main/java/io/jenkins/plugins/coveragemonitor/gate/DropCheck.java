package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.math.BigDecimal;

/** {@code maxDrop}: not further below the baseline than so many points. */
final class DropCheck {
    private final GateRule rule;

    DropCheck(GateRule rule) {
        this.rule = rule;
    }

    /**
     * Judges a change.
     *
     * @param before the baseline's counter, removed code already taken out
     * @param now this build's counter
     * @param since the baseline in words
     */
    CheckResult judge(Counter before, Counter now, String since) {
        Points change = Points.between(before, now);
        BigDecimal limit = rule.maxDrop().negate();
        String actual = NumberFormat.points(change, rule.maxDrop());
        String expected = GateDescriptions.expected(rule);
        if (change.compareTo(limit) >= 0) {
            return CheckResult.of(Outcome.PASSED, actual, expected, "against " + since);
        }
        long needed = Ratio.of(before).minus(rule.maxDrop()).needed(now);
        Outcome outcome = CheckResult.missed(
                rule,
                rule.failAbove() != null,
                rule.failAbove() != null && change.compareTo(rule.failAbove().negate()) < 0);
        String reason = GateDescriptions.needed(rule.metric(), needed) + "; against " + since;
        return new CheckResult(outcome, actual, expected, reason, needed);
    }
}
