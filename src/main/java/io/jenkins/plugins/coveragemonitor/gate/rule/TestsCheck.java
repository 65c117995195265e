package io.jenkins.plugins.coveragemonitor.gate.rule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Compares a test run with a baseline: it must not have more failures, be slower, or have fewer tests. */
public sealed interface TestsCheck extends GateCheck {
    /** Judges a test run. */
    CheckResult judge(GateRule rule, TestTotals before, TestTotals now, String since);

    @Override
    default boolean comparesWithBaseline(Scope scope) {
        return true;
    }

    /**
     * Judges how much worse a number of tests became.
     *
     * @param change the change
     * @param worse by how many tests it became worse, negative if it became better
     */
    private static CheckResult count(GateRule rule, long change, long worse, int limit, String reason) {
        String actual = NumberFormat.signed(BigDecimal.valueOf(change)).replace("±", "");
        Outcome outcome = worse < limit
                ? Outcome.PASSED
                : rule.levels().above(level -> BigDecimal.valueOf(worse).compareTo(level) >= 0);
        return CheckResult.of(outcome, actual, rule.expected(), reason);
    }

    /**
     * {@code testFailuresUp}: the number of additional failing tests that misses the gate.
     *
     * @param testFailuresUp the number of tests, 1 or more
     * @param baseline the build to compare with
     */
    record FailuresUp(int testFailuresUp, @JsonUnwrapped BaselineChoice baseline) implements TestsCheck {
        @Override
        public String option() {
            return "testFailuresUp";
        }

        @Override
        public Metric ownMetric() {
            return Metric.TEST_FAILURES;
        }

        @Override
        public void validate(Metric metric, Scope scope) {
            Refusal.unless(
                    testFailuresUp >= 1,
                    "testFailuresUp is " + testFailuresUp
                            + ": give the number of additional failures to stop at, 1 or more");
        }

        @Override
        public BigDecimal highest() {
            return BigDecimal.valueOf(testFailuresUp);
        }

        @Override
        public String title(Metric metric) {
            return testFailuresUp == 1
                    ? "No additional test failure"
                    : "At most " + Plurals.count(testFailuresUp - 1, "additional test failure");
        }

        @Override
        public String expected(Metric metric) {
            return testFailuresUp == 1 ? "no more" : "at most " + (testFailuresUp - 1) + " more";
        }

        @Override
        public CheckResult judge(GateRule rule, TestTotals before, TestTotals now, String since) {
            String reason = now.failed() + " failed, " + before.failed() + " in " + since;
            long more = now.failed() - before.failed();
            return count(rule, more, more, testFailuresUp, reason);
        }
    }

    /**
     * {@code testsDisappeared}: the number of vanished tests that misses the gate.
     *
     * @param testsDisappeared the number of tests, 1 or more
     * @param baseline the build to compare with
     */
    record Disappeared(int testsDisappeared, @JsonUnwrapped BaselineChoice baseline) implements TestsCheck {
        @Override
        public String option() {
            return "testsDisappeared";
        }

        @Override
        public Metric ownMetric() {
            return Metric.TESTS;
        }

        @Override
        public void validate(Metric metric, Scope scope) {
            Refusal.unless(
                    testsDisappeared >= 1,
                    "testsDisappeared is " + testsDisappeared
                            + ": give the number of lost tests to stop at, 1 or more");
        }

        @Override
        public BigDecimal highest() {
            return BigDecimal.valueOf(testsDisappeared);
        }

        @Override
        public String title(Metric metric) {
            return testsDisappeared == 1
                    ? "No test may disappear"
                    : "At most " + Plurals.count(testsDisappeared - 1, "test") + " may disappear";
        }

        @Override
        public String expected(Metric metric) {
            return testsDisappeared == 1 ? "no fewer" : "at most " + (testsDisappeared - 1) + " fewer";
        }

        @Override
        public CheckResult judge(GateRule rule, TestTotals before, TestTotals now, String since) {
            String reason = Plurals.count(now.total(), "test") + ", " + before.total() + " in " + since;
            long more = now.total() - before.total();
            return count(rule, more, -more, testsDisappeared, reason);
        }
    }

    /**
     * {@code testTimeUpPercent}: the increase of test time that misses the gate.
     *
     * @param testTimeUpPercent the increase in per cent, above 0
     * @param baseline the build to compare with
     */
    record TimeUp(BigDecimal testTimeUpPercent, @JsonUnwrapped BaselineChoice baseline) implements TestsCheck {
        @Override
        public String option() {
            return "testTimeUpPercent";
        }

        @Override
        public Metric ownMetric() {
            return Metric.TEST_TIME;
        }

        @Override
        public void validate(Metric metric, Scope scope) {
            Refusal.unless(
                    testTimeUpPercent.signum() > 0,
                    "testTimeUpPercent is " + Refusal.plain(testTimeUpPercent)
                            + ": give the per cent to stop at, above 0");
        }

        @Override
        public BigDecimal highest() {
            return testTimeUpPercent;
        }

        @Override
        public String title(Metric metric) {
            return "Test time up by less than " + NumberFormat.percent(testTimeUpPercent);
        }

        @Override
        public String expected(Metric metric) {
            return "below +" + NumberFormat.percent(testTimeUpPercent);
        }

        @Override
        public CheckResult judge(GateRule rule, TestTotals earlier, TestTotals later, String since) {
            BigDecimal before = nanos(earlier.time());
            BigDecimal now = nanos(later.time());
            if (before.signum() == 0) {
                return CheckResult.notEvaluated(rule, "no baseline: the tests of " + since + " have no times");
            }
            BigDecimal growth = now.subtract(before).multiply(Refusal.HUNDRED);
            int decision = growth.compareTo(testTimeUpPercent.multiply(before));
            BigDecimal shown = NumberFormat.deciding(
                    digits -> growth.divide(before, digits, RoundingMode.HALF_UP), testTimeUpPercent, decision);
            Outcome outcome = decision < 0
                    ? Outcome.PASSED
                    : rule.levels().above(level -> growth.compareTo(level.multiply(before)) >= 0);
            String reason = seconds(now) + " s, " + seconds(before) + " s in " + since;
            return CheckResult.of(outcome, NumberFormat.signed(shown) + " %", rule.expected(), reason);
        }

        private static BigDecimal nanos(Duration time) {
            return BigDecimal.valueOf(time.getSeconds()).movePointRight(9).add(BigDecimal.valueOf(time.getNano()));
        }

        private static String seconds(BigDecimal nanos) {
            return NumberFormat.plain(nanos.movePointLeft(9).setScale(2, RoundingMode.HALF_UP));
        }
    }
}
