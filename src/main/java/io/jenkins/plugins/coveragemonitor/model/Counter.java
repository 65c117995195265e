package io.jenkins.plugins.coveragemonitor.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Covered and missed as whole numbers: the only form in which coverage is kept, compared and added.
 *
 * <p>A percentage is only for display. Every comparison is one of integer fractions, so no decision ever depends on
 * rounding.
 *
 * @param covered how many were covered, zero or more
 * @param missed how many were missed, zero or more
 */
public record Counter(long covered, long missed) {
    /** Nothing covered and nothing missed: unmeasured, and so without a percentage. */
    public static final Counter NONE = new Counter(0, 0);

    /**
     * Creates a counter.
     *
     * @throws IllegalArgumentException if a number is negative or their sum is beyond a {@code long}
     */
    public Counter {
        if (covered < 0 || missed < 0 || covered + missed < 0) {
            throw new IllegalArgumentException("not a counter: " + covered + " covered, " + missed + " missed");
        }
    }

    /** Covered and missed together. */
    public long total() {
        return covered + missed;
    }

    /** Whether there is anything to cover. If not, there is no percentage and nothing to compare. */
    public boolean isMeasured() {
        return covered != 0 || missed != 0;
    }

    /**
     * The sum of both counters.
     *
     * @throws IllegalArgumentException if a sum is beyond a {@code long}
     */
    public Counter plus(Counter other) {
        return new Counter(covered + other.covered, missed + other.missed);
    }

    /**
     * Compares the covered shares exactly, by cross-multiplication.
     *
     * @return negative, zero or positive if this share is lower than, equal to or higher than the other
     * @throws IllegalStateException if either counter is not measured
     */
    public int compareShare(Counter other) {
        requireMeasured();
        other.requireMeasured();
        return product(covered, other.total()).compareTo(product(other.covered, total()));
    }

    /**
     * Compares the covered share with a percentage exactly.
     *
     * @param percent the limit in per cent, 0 to 100
     * @return negative, zero or positive if the share is below, at or above the limit
     * @throws IllegalStateException if this counter is not measured
     */
    public int compareToPercent(BigDecimal percent) {
        requireMeasured();
        return BigDecimal.valueOf(covered)
                .multiply(BigDecimal.valueOf(100))
                .compareTo(percent.multiply(BigDecimal.valueOf(total())));
    }

    /**
     * The covered share in per cent, truncated and never rounded up, so that 99.999 % does not read 100 %.
     *
     * @param digits decimal places, zero or more
     * @throws IllegalStateException if this counter is not measured
     */
    public BigDecimal percent(int digits) {
        requireMeasured();
        return BigDecimal.valueOf(covered)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(total()), digits, RoundingMode.DOWN);
    }

    /** {@link #percentText()} in the form of the JSON contract, without a blank: {@code 79.99%}. */
    public String compactPercent() {
        return isMeasured() ? percent(2).toPlainString() + "%" : "unmeasured";
    }

    /** The covered share in per cent, rounded down to two digits, as {@code 79.99 %}; {@code "unmeasured"} if none. */
    public String percentText() {
        return isMeasured() ? percent(2).toPlainString() + " %" : "unmeasured";
    }

    /** The covered share from 0 to 1 for drawing and statistics, never for a decision; {@code NaN} if unmeasured. */
    public double share() {
        return isMeasured() ? (double) covered / total() : Double.NaN;
    }

    private void requireMeasured() {
        if (!isMeasured()) {
            throw new IllegalStateException("nothing was measured, so there is no percentage");
        }
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
