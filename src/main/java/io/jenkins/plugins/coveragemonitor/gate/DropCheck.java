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
    Judgement judge(Counter before, Counter now, String since) {
        Points change = Points.between(before, now);
        BigDecimal limit = rule.maxDrop().negate();
        String actual = Shown.points(change, rule.maxDrop());
        String expected = RuleWords.expected(rule);
        if (change.compareTo(limit) >= 0) {
            return Judgement.of(Outcome.PASSED, actual, expected, "against " + since);
        }
        long needed = Share.of(before).minus(rule.maxDrop()).needed(now);
        Outcome outcome = Judgement.missed(
                rule,
                rule.failAbove() != null,
                rule.failAbove() != null && change.compareTo(rule.failAbove().negate()) < 0);
        String reason = RuleWords.needed(rule.metric(), needed) + "; against " + since;
        return new Judgement(outcome, actual, expected, reason, needed);
    }
}
