package io.jenkins.plugins.coveragemonitor.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The exact difference of two covered shares in percentage points, as a fraction of integers.
 *
 * @param numerator the difference times {@code denominator}, in points; negative for a drop
 * @param denominator positive
 */
public record Points(BigInteger numerator, BigInteger denominator) implements Comparable<Points> {
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /**
     * The change from one counter to another.
     *
     * @throws IllegalStateException if either is not measured
     */
    public static Points between(Counter before, Counter after) {
        if (!before.isMeasured() || !after.isMeasured()) {
            throw new IllegalStateException("a difference needs two measured counters");
        }
        BigInteger beforeTotal = BigInteger.valueOf(before.total());
        BigInteger afterTotal = BigInteger.valueOf(after.total());
        BigInteger difference = BigInteger.valueOf(after.covered())
                .multiply(beforeTotal)
                .subtract(BigInteger.valueOf(before.covered()).multiply(afterTotal));
        return new Points(difference.multiply(HUNDRED), beforeTotal.multiply(afterTotal));
    }

    /** Minus one, zero or one if coverage fell, stayed or rose. */
    public int signum() {
        return numerator.signum();
    }

    /**
     * Compares with a number of points exactly.
     *
     * @param points in percentage points, may be negative
     * @return negative, zero or positive if this difference is smaller than, equal to or greater than that
     */
    public int compareTo(BigDecimal points) {
        return new BigDecimal(numerator).compareTo(points.multiply(new BigDecimal(denominator)));
    }

    @Override
    public int compareTo(Points other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** The difference in points, rounded to the nearest (half up) with {@code digits} decimal places. */
    public BigDecimal rounded(int digits) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), digits, RoundingMode.HALF_UP);
    }

    /**
     * The difference for people: two digits with a plus or a real minus sign, such as {@code +0.62} or {@code −1.00}. A
     * difference that is not zero never reads as zero but {@code under +0.01} or {@code under −0.01}.
     */
    public String text() {
        return switch (signum()) {
            case 0 -> "±0.00";
            case 1 -> text("+");
            default -> text("−");
        };
    }

    private String text(String sign) {
        BigDecimal shown = rounded(2).abs();
        return shown.signum() == 0 ? "under " + sign + "0.01" : sign + shown.toPlainString();
    }
}
