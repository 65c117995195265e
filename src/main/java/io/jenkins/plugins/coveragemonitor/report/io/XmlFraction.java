package io.jenkins.plugins.coveragemonitor.report.io;

import org.codehaus.stax2.typed.TypedValueDecoder;

/** Reads {@code (3/4)} in {@code 75% (3/4)}, Cobertura's notation of a line's branches. */
final class XmlFraction extends TypedValueDecoder {
    private long over;
    private long under;

    /** The numerator; -1 if there is no fraction. */
    public long over() {
        return over;
    }

    /** The denominator; -1 if there is no fraction. */
    public long under() {
        return under;
    }

    @Override
    public void decode(String text) {
        decode(text.toCharArray(), 0, text.length());
    }

    @Override
    public void decode(char[] text, int start, int end) {
        handleEmptyValue();
        int at = start;
        while (at < end && text[at] != '(') {
            at++;
        }
        int bar = at;
        while (bar < end && text[bar] != '/') {
            bar++;
        }
        int close = bar;
        while (close < end && text[close] != ')') {
            close++;
        }
        if (close < end) {
            over = digits(text, at + 1, bar);
            under = digits(text, bar + 1, close);
        }
    }

    @Override
    public void handleEmptyValue() {
        over = -1;
        under = -1;
    }

    private static long digits(char[] text, int from, int to) {
        long value = 0;
        int start = from;
        int end = to;
        while (start < end && text[start] == ' ') {
            start++;
        }
        while (start < end && text[end - 1] == ' ') {
            end--;
        }
        // Nine digits always fit an int.
        if (start == end || end - start > 9) {
            return -1;
        }
        for (int i = start; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
