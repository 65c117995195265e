package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;

/** {@code atLeast} and {@code atMost}: a value within limits. */
final class BandCheck {
    private final GateRule rule;

    BandCheck(GateRule rule) {
        this.rule = rule;
    }

    CheckResult judge(Counter now) {
        String expected = GateDescriptions.expected(rule);
        if (rule.atLeast() != null && now.compareToPercent(rule.atLeast()) < 0) {
            long needed = Ratio.ofPercent(rule.atLeast()).needed(now);
            Outcome outcome = CheckResult.missed(
                    rule,
                    rule.failBelow() != null,
                    rule.failBelow() != null && now.compareToPercent(rule.failBelow()) < 0);
            return new CheckResult(
                    outcome,
                    NumberFormat.percent(now, rule.atLeast()),
                    expected,
                    GateDescriptions.needed(rule.metric(), needed),
                    needed);
        }
        if (rule.atMost() != null && now.compareToPercent(rule.atMost()) > 0) {
            Outcome outcome = CheckResult.missed(
                    rule,
                    rule.failAbove() != null,
                    rule.failAbove() != null && now.compareToPercent(rule.failAbove()) > 0);
            return CheckResult.of(
                    outcome, NumberFormat.percent(now, rule.atMost()), expected, "above the band: raise its limits");
        }
        BigDecimal beside = rule.atLeast() != null ? rule.atLeast() : rule.atMost();
        String reason = rule.atLeast() != null && rule.atMost() == null
                ? above(Ratio.ofPercent(rule.atLeast()).distance(now))
                : "within its limits";
        return CheckResult.of(Outcome.PASSED, NumberFormat.percent(now, beside), expected, reason);
    }

    private static String above(Points distance) {
        return distance.signum() == 0 ? "exactly at its limit" : distance.text().replace("+", "") + " points above";
    }

    /** Judges a plain quantity of a test run. */
    CheckResult judge(TestTotals tests) {
        BigDecimal value =
                switch (rule.metric()) {
                    case TEST_FAILURES -> BigDecimal.valueOf(tests.failed());
                    case TEST_TIME ->
                        new BigDecimal(tests.time().getSeconds())
                                .add(BigDecimal.valueOf(tests.time().getNano(), 9));
                    default -> BigDecimal.valueOf(tests.total());
                };
        String actual = NumberFormat.plain(value) + (rule.metric() == Metric.TEST_TIME ? " s" : "");
        String expected = GateDescriptions.expected(rule);
        if (below(value, rule.atLeast())) {
            Outcome outcome = CheckResult.missed(rule, rule.failBelow() != null, below(value, rule.failBelow()));
            return CheckResult.of(outcome, actual, expected, "below its limit");
        }
        if (above(value, rule.atMost())) {
            Outcome outcome = CheckResult.missed(rule, rule.failAbove() != null, above(value, rule.failAbove()));
            return CheckResult.of(outcome, actual, expected, "above its limit");
        }
        return CheckResult.of(Outcome.PASSED, actual, expected, "within its limits");
    }

    private static boolean below(BigDecimal value, BigDecimal limit) {
        return limit != null && value.compareTo(limit) < 0;
    }

    private static boolean above(BigDecimal value, BigDecimal limit) {
        return limit != null && value.compareTo(limit) > 0;
    }
}
