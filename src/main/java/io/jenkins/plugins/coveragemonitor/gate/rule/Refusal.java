package io.jenkins.plugins.coveragemonitor.gate.rule;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Refuses invalid options of a gate, each with one sentence that names the option and the remedy. */
final class Refusal {
    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final int MOST_DIGITS = 40;

    private Refusal() {}

    static void unless(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Refuses a number below 0 or above a maximum ({@code null} for none); {@code null} is accepted. */
    static void outside(String option, @Nullable BigDecimal value, @Nullable BigDecimal top) {
        unless(
                value == null || value.signum() >= 0 && (top == null || value.compareTo(top) <= 0),
                option + " is " + plain(value) + ": give a number "
                        + (top == null ? "of 0 or more" : "from 0 to " + plain(top)));
    }

    /** A number in a sentence. */
    static String plain(@Nullable BigDecimal value) {
        if (value == null) {
            return "";
        }
        // A slip such as 1e999999999 would be a gigabyte of zeros.
        return Math.abs((long) value.precision() - value.scale()) > MOST_DIGITS
                ? value.toString()
                : NumberFormat.plain(value);
    }
}
