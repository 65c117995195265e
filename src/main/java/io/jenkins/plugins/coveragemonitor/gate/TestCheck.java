package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** What a test run may not become: more failing, slower, or smaller. */
final class TestCheck {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final GateRule rule;

    TestCheck(GateRule rule) {
        this.rule = rule;
    }

    CheckResult judge(TestTotals before, TestTotals now, String since) {
        if (rule.testFailuresUp() != null) {
            String reason = now.failed() + " failed, " + before.failed() + " in " + since;
            return count(now.failed() - before.failed(), rule.testFailuresUp(), +1, reason);
        }
        if (rule.testsDisappeared() != null) {
            String reason = GateDescriptions.count(now.total(), "test") + ", " + before.total() + " in " + since;
            return count(before.total() - now.total(), rule.testsDisappeared(), -1, reason);
        }
        return time(nanos(before.time()), nanos(now.time()), since);
    }

    private CheckResult count(long worse, int limit, int sign, String reason) {
        String actual = NumberFormat.signed(BigDecimal.valueOf(worse * sign)).replace("±", "");
        Outcome outcome = worse < limit
                ? Outcome.PASSED
                : CheckResult.missed(
                        rule,
                        rule.failAbove() != null,
                        rule.failAbove() != null && BigDecimal.valueOf(worse).compareTo(rule.failAbove()) >= 0);
        return CheckResult.of(outcome, actual, GateDescriptions.expected(rule), reason);
    }

    private CheckResult time(BigDecimal before, BigDecimal now, String since) {
        if (before.signum() == 0) {
            return CheckResult.notEvaluated(rule, "no baseline: the tests of " + since + " tell no time");
        }
        BigDecimal growth = now.subtract(before).multiply(HUNDRED);
        int decision = growth.compareTo(rule.testTimeUpPercent().multiply(before));
        BigDecimal shown = NumberFormat.deciding(
                digits -> growth.divide(before, digits, RoundingMode.HALF_UP), rule.testTimeUpPercent(), decision);
        Outcome outcome = decision < 0
                ? Outcome.PASSED
                : CheckResult.missed(
                        rule,
                        rule.failAbove() != null,
                        rule.failAbove() != null
                                && growth.compareTo(rule.failAbove().multiply(before)) >= 0);
        String reason = seconds(now) + " s, " + seconds(before) + " s in " + since;
        return CheckResult.of(outcome, NumberFormat.signed(shown) + "%", GateDescriptions.expected(rule), reason);
    }

    private static BigDecimal nanos(Duration time) {
        return BigDecimal.valueOf(time.getSeconds()).movePointRight(9).add(BigDecimal.valueOf(time.getNano()));
    }

    private static String seconds(BigDecimal nanos) {
        return NumberFormat.plain(nanos.movePointLeft(9).setScale(2, RoundingMode.HALF_UP));
    }
}
