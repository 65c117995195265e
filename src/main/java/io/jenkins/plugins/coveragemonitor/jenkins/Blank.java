package io.jenkins.plugins.coveragemonitor.jenkins;

import java.math.BigDecimal;

/** What an empty field of a form means: nothing was said. */
final class Blank {
    private Blank() {}

    static String toNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** A number as it was written in a form. */
    static BigDecimal toNumber(String text) {
        String given = toNull(text);
        return given == null ? null : new BigDecimal(given);
    }
}
