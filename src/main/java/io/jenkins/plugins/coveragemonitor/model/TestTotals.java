package io.jenkins.plugins.coveragemonitor.model;

import java.time.Duration;

/**
 * The result of a test run.
 *
 * @param total all tests, including skipped ones
 * @param failed tests that failed or ended with an error
 * @param skipped tests that did not run
 * @param time the sum of the tests' own times
 */
public record TestTotals(long total, long failed, long skipped, Duration time) {
    /** No test was seen. */
    public static final TestTotals NONE = new TestTotals(0, 0, 0, Duration.ZERO);

    /**
     * Creates the totals.
     *
     * @throws IllegalArgumentException if a number is negative, or if failed and skipped tests together are more than
     * all
     */
    public TestTotals {
        if (failed < 0 || skipped < 0 || total < failed + skipped || time.isNegative()) {
            throw new IllegalArgumentException(
                    "no such test run: " + total + " tests, " + failed + " failed, " + skipped + " skipped, " + time);
        }
    }

    /** Whether any test was seen. */
    public boolean isMeasured() {
        return total > 0;
    }

    /** The totals without a part of them; times that were rounded separately never become negative. */
    public TestTotals minus(TestTotals part) {
        Duration rest = time.minus(part.time);
        return total == part.total
                ? NONE
                : new TestTotals(
                        total - part.total,
                        failed - part.failed,
                        skipped - part.skipped,
                        rest.isNegative() ? Duration.ZERO : rest);
    }

    /** The sums of both. */
    public TestTotals plus(TestTotals other) {
        return new TestTotals(
                total + other.total, failed + other.failed, skipped + other.skipped, time.plus(other.time));
    }
}
