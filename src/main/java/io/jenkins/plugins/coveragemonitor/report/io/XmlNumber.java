package io.jenkins.plugins.coveragemonitor.report.io;

import org.codehaus.stax2.typed.TypedValueDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads a number straight from the parser's characters, without a string. Besides plain integers it accepts what tools
 * write in odd locales and formats: {@code 12,5}, {@code 1.0}, {@code 1e3}.
 */
public final class XmlNumber extends TypedValueDecoder {
    /** The value of an attribute that is absent or not a number. */
    public static final long NONE = Long.MIN_VALUE;

    private long whole;
    private double real;
    private boolean isWhole;
    private @Nullable String malformed;

    /** The value truncated to a whole number; {@link #NONE} if it is not a number or does not fit. */
    public long whole() {
        return whole;
    }

    /** The value; {@code NaN} if it is not a number. */
    public double real() {
        return isWhole ? whole : real;
    }

    /** The text that is not a number, {@code null} if all is well. */
    public @Nullable String malformed() {
        return malformed;
    }

    @Override
    public void decode(String text) {
        decode(text.toCharArray(), 0, text.length());
    }

    @Override
    public void decode(char[] text, int start, int end) {
        malformed = null;
        int at = start;
        boolean negative = text[at] == '-';
        if (negative || text[at] == '+') {
            at++;
        }
        long value = 0;
        int first = at;
        // Eighteen digits always fit a long.
        if (at < end && end - at <= 18) {
            while (at < end) {
                int digit = text[at] - '0';
                if (digit < 0 || digit > 9) {
                    break;
                }
                value = value * 10 + digit;
                at++;
            }
            if (at == end) {
                whole = negative ? -value : value;
                isWhole = true;
                return;
            }
            if (end - first <= 16 && isShortFraction(text, at, end)) {
                decodeFraction(text, at, end, value, negative);
                return;
            }
        }
        decodeOdd(new String(text, start, end - start));
    }

    /** Whether only a point or comma and digits follow, as in rates: {@code 0.9167}. */
    private static boolean isShortFraction(char[] text, int point, int end) {
        if (text[point] != '.' && text[point] != ',' || end - point < 2) {
            return false;
        }
        for (int i = point + 1; i < end; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private void decodeFraction(char[] text, int point, int end, long integer, boolean negative) {
        long digits = integer;
        double scale = 1;
        for (int i = point + 1; i < end; i++) {
            digits = digits * 10 + text[i] - '0';
            scale *= 10;
        }
        // Both are whole and below 2^53, so exact, and their quotient is the double nearest to the number.
        real = (negative ? -digits : digits) / scale;
        whole = (long) real;
        isWhole = false;
    }

    @Override
    public void handleEmptyValue() {
        malformed = "";
        whole = NONE;
        real = Double.NaN;
        isWhole = false;
    }

    private void decodeOdd(String text) {
        isWhole = false;
        real = parse(text);
        boolean fits = Math.abs(real) < Long.MAX_VALUE;
        whole = fits ? (long) real : NONE;
        if (!fits) {
            malformed = text;
        }
    }

    private static double parse(String text) {
        String plain = text.replace(',', '.');
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(plain);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
