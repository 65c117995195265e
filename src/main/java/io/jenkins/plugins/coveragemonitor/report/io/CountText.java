package io.jenkins.plugins.coveragemonitor.report.io;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Reads a count as tools write it: plain digits, but also {@code 1e3}, {@code 12.0} and numbers beyond 64 bits.
 */
public final class CountText {
    /** The result of {@link #parse} for a text that is not a number, is not finite or is negative. */
    public static final long UNUSABLE = -1;

    /** The result of {@link #parse} for a number of this size or more. */
    public static final long HUGE = Long.MAX_VALUE;

    /** Longer texts are not counts: 2^64 has 20 digits, a double in full has 325. */
    private static final int LONGEST = 400;

    /** Counts with a greater exponent exceed 64 bits; they are not expanded, which could take all memory. */
    private static final int GREATEST_EXPONENT = 19;

    private CountText() {}

    /** The number, zero or more, truncated but never to zero; or {@link #HUGE} or {@link #UNUSABLE}. */
    public static long parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            return UNUSABLE;
        }
        try {
            return whole(new BigDecimal(trimmed));
        } catch (NumberFormatException e) {
            return UNUSABLE;
        }
    }

    private static long whole(BigDecimal number) {
        if (number.signum() <= 0) {
            return number.signum() == 0 ? 0 : UNUSABLE;
        }
        long magnitude = (long) number.precision() - number.scale();
        if (magnitude > GREATEST_EXPONENT) {
            return HUGE;
        }
        if (magnitude <= 0) {
            return 1;
        }
        BigDecimal cut = number.setScale(0, RoundingMode.DOWN);
        return cut.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) >= 0 ? HUGE : cut.longValue();
    }
}
