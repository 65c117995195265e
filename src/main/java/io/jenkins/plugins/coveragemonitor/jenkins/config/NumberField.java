package io.jenkins.plugins.coveragemonitor.jenkins.config;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number typed into a form; an empty field means not set. */
public final class NumberField {
    /** No more digits than any limit needs, because a number in a sentence must be short. */
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d{1,12}(\\.\\d{0,20})?|\\.\\d{1,20})([eE][+-]?\\d{1,2})?");

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}");

    private NumberField() {}

    /**
     * A number that may have decimals.
     *
     * @return {@code null} if the field is empty
     * @throws IllegalArgumentException if it is not a number; the message is one sentence
     */
    static @Nullable BigDecimal decimal(String text) {
        String given = FormStrings.toNull(text);
        if (given == null) {
            return null;
        }
        if (!DECIMAL.matcher(given).matches()) {
            throw new IllegalArgumentException(shown(given) + " is not a number; write it like 80 or 79.5");
        }
        return new BigDecimal(given);
    }

    /**
     * A number of lines, tests, builds, hours …
     *
     * @return {@code null} if the field is empty
     * @throws IllegalArgumentException if it is not a whole number; the message is one sentence
     */
    public static @Nullable Integer whole(String text) {
        String given = FormStrings.toNull(text);
        if (given == null) {
            return null;
        }
        if (!WHOLE.matcher(given).matches()) {
            throw new IllegalArgumentException(shown(given) + " is not a whole number; write it like 5");
        }
        return Integer.valueOf(given);
    }

    private static String shown(String given) {
        return "'" + (given.length() > 20 ? given.substring(0, 20) + "…" : given) + "'";
    }
}
