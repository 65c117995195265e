package io.jenkins.plugins.coveragemonitor.history;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Reads the times of a history, as {@link Instant#toString} writes them; a hundred thousand of them at once. */
final class IsoTime {
    private static final String PATTERN = "0000-00-00T00:00:00";

    private IsoTime() {}

    /**
     * An instant.
     *
     * @throws java.time.DateTimeException if it is none
     */
    static Instant parse(String text) {
        int last = text.length() - 1;
        if (last < PATTERN.length() || text.charAt(last) != 'Z' || !isPlain(text, last)) {
            return Instant.parse(text);
        }
        int nanos = 0;
        for (int i = 0, at = PATTERN.length() + 1; i < 9; i++, at++) {
            nanos = nanos * 10 + (at < last ? text.charAt(at) - '0' : 0);
        }
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    /** Whether it has four digits of a year, and a fraction of one to nine digits if it has one. */
    private static boolean isPlain(String text, int last) {
        for (int i = 0; i < PATTERN.length(); i++) {
            char wanted = PATTERN.charAt(i);
            if (wanted == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != wanted) {
                return false;
            }
        }
        int fraction = last - PATTERN.length() - 1;
        if (fraction < 0) {
            return true;
        }
        if (fraction == 0 || fraction > 9 || text.charAt(PATTERN.length()) != '.') {
            return false;
        }
        for (int i = PATTERN.length() + 1; i < last; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
