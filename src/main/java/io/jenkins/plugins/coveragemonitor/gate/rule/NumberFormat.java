package io.jenkins.plugins.coveragemonitor.gate.rule;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.IntFunction;

/** Formats numbers for people with at least two digits, and as many as it takes to see the decision. */
final class NumberFormat {
    private static final int MOST_DIGITS = 40;

    private NumberFormat() {}

    /** A limit in per cent as it was written, such as {@code 80 %}. */
    static String percent(BigDecimal limit) {
        return plain(limit) + " %";
    }

    /** A share next to a limit in per cent; it never reads as if it were on the other side of the limit. */
    static String percent(Counter counter, BigDecimal limit) {
        int decision = Integer.signum(counter.compareToPercent(limit));
        return deciding(counter::percent, limit, decision).toPlainString() + " %";
    }

    /** A share next to another one, truncated after as many digits as it takes to show which is greater. */
    static String percent(Counter counter, Counter other) {
        return counter.percent(digits(counter, other)).toPlainString() + " %";
    }

    private static int digits(Counter a, Counter b) {
        int decision = Integer.signum(a.compareShare(b));
        int digits = 2;
        // Two different shares differ in some digit: two fractions of whole numbers by the 38th at the latest.
        while (a.percent(digits).compareTo(b.percent(digits)) != decision) {
            digits++;
        }
        return digits;
    }

    /** A drop or rise next to the greatest allowed drop, such as {@code −0.62 points}. */
    static String points(Points change, BigDecimal maxDrop) {
        BigDecimal shown =
                deciding(change::rounded, maxDrop.negate(), Integer.signum(change.compareTo(maxDrop.negate())));
        return shown.scale() == 2 ? change.text() + " points" : signed(shown) + " points";
    }

    /** A limit in points with at least two digits, such as {@code 0.50}. */
    static String points(BigDecimal limit) {
        return limit.setScale(Math.max(2, limit.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** A difference with its sign and a real minus. */
    static String signed(BigDecimal difference) {
        String sign =
                switch (difference.signum()) {
                    case -1 -> "−";
                    case 1 -> "+";
                    default -> "±";
                };
        return sign + difference.abs().toPlainString();
    }

    /** The value with the fewest digits at which it is on the same side of the limit as in reality. */
    static BigDecimal deciding(IntFunction<BigDecimal> value, BigDecimal limit, int decision) {
        int digits = 2;
        while (digits < MOST_DIGITS && value.apply(digits).compareTo(limit) != decision) {
            digits++;
        }
        return value.apply(digits);
    }

    /** A number without an exponent and trailing zeros. */
    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
