package io.jenkins.plugins.coveragemonitor.gate.rule;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code atLeast} and {@code atMost}: a value within limits, of which at least one is given.
 *
 * @param atLeast the lowest good value: per cent, a number of tests, or seconds for {@code TEST_TIME}; {@code null} for
 * none
 * @param atMost the highest good value, in the same unit; {@code null} for none
 */
public record BandCheck(@Nullable BigDecimal atLeast, @Nullable BigDecimal atMost) implements GateCheck {
    @Override
    public String option() {
        return atLeast != null ? "atLeast" : "atMost";
    }

    @Override
    public void validate(Metric metric, Scope scope) {
        BigDecimal top = metric.isCoverage() ? Refusal.HUNDRED : null;
        Refusal.outside("atLeast", atLeast, top);
        Refusal.outside("atMost", atMost, top);
        Refusal.unless(
                atLeast == null || atMost == null || atLeast.compareTo(atMost) <= 0,
                "atLeast is " + Refusal.plain(atLeast) + ", above atMost " + Refusal.plain(atMost)
                        + ": no value can be in that band");
    }

    @Override
    public @Nullable BigDecimal lowest() {
        return atLeast;
    }

    @Override
    public @Nullable BigDecimal highest() {
        return atMost;
    }

    @Override
    public boolean comparesWithBaseline(Scope scope) {
        return false;
    }

    @Override
    public String title(Metric metric) {
        return metric.title() + " " + band(metric);
    }

    @Override
    public String expected(Metric metric) {
        return atMost == null ? limit(metric, given(atLeast)) : band(metric);
    }

    private String band(Metric metric) {
        if (atMost == null) {
            return "at least " + limit(metric, given(atLeast));
        }
        String most = limit(metric, atMost);
        return atLeast == null ? "at most " + most : "between " + limit(metric, atLeast) + " and " + most;
    }

    /** The limit of a band, which has at least one. */
    private static BigDecimal given(@Nullable BigDecimal limit) {
        return Objects.requireNonNull(limit);
    }

    private static String limit(Metric metric, BigDecimal limit) {
        return metric.isCoverage()
                ? NumberFormat.percent(limit)
                : NumberFormat.plain(limit) + (metric == Metric.TEST_TIME ? " s" : "");
    }

    /** Judges a covered share. */
    public CheckResult judge(GateRule rule, Counter now) {
        String expected = rule.expected();
        if (atLeast != null && now.compareToPercent(atLeast) < 0) {
            long needed = Ratio.ofPercent(atLeast).needed(now);
            return new CheckResult(
                    rule.levels().below(level -> now.compareToPercent(level) < 0),
                    NumberFormat.percent(now, atLeast),
                    expected,
                    CountedThings.needed(rule.metric(), needed)
                            + failingBelow(rule.levels().failBelow(), now),
                    needed);
        }
        if (atMost != null && now.compareToPercent(atMost) > 0) {
            return CheckResult.of(
                    rule.levels().above(level -> now.compareToPercent(level) > 0),
                    NumberFormat.percent(now, atMost),
                    expected,
                    "above the band: raise its limits"
                            + failingAbove(rule.levels().failAbove(), now));
        }
        String reason = atLeast != null && atMost == null
                ? above(Ratio.ofPercent(atLeast).distance(now))
                : "within its limits";
        return CheckResult.of(
                Outcome.PASSED, NumberFormat.percent(now, given(atLeast != null ? atLeast : atMost)), expected, reason);
    }

    /** Why a gate that would only warn fails: the value is below its second level. */
    private static String failingBelow(@Nullable BigDecimal failBelow, Counter now) {
        return failBelow == null || now.compareToPercent(failBelow) >= 0
                ? ""
                : "; below " + NumberFormat.percent(failBelow) + " it fails";
    }

    private static String failingAbove(@Nullable BigDecimal failAbove, Counter now) {
        return failAbove == null || now.compareToPercent(failAbove) <= 0
                ? ""
                : "; above " + NumberFormat.percent(failAbove) + " it fails";
    }

    private static String above(Points distance) {
        return distance.signum() == 0 ? "exactly at its limit" : distance.text().replace("+", "") + " points above";
    }

    /** Judges a plain quantity of a test run. */
    public CheckResult judge(GateRule rule, TestTotals tests) {
        BigDecimal value =
                switch (rule.metric()) {
                    case TEST_FAILURES -> BigDecimal.valueOf(tests.failed());
                    case TEST_TIME ->
                        new BigDecimal(tests.time().getSeconds())
                                .add(BigDecimal.valueOf(tests.time().getNano(), 9));
                    default -> BigDecimal.valueOf(tests.total());
                };
        String actual = NumberFormat.plain(value) + (rule.metric() == Metric.TEST_TIME ? " s" : "");
        if (atLeast != null && value.compareTo(atLeast) < 0) {
            Outcome outcome = rule.levels().below(level -> value.compareTo(level) < 0);
            return CheckResult.of(outcome, actual, rule.expected(), "below its limit");
        }
        if (atMost != null && value.compareTo(atMost) > 0) {
            Outcome outcome = rule.levels().above(level -> value.compareTo(level) > 0);
            return CheckResult.of(outcome, actual, rule.expected(), "above its limit");
        }
        return CheckResult.of(Outcome.PASSED, actual, rule.expected(), "within its limits");
    }
}
