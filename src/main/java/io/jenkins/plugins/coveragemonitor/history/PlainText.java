package io.jenkins.plugins.coveragemonitor.history;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Reads JSON in exactly the form in which {@link PointCodec} writes it: no blanks, no escapes, whole numbers of zero or
 * more. At anything else, sound or not, it stops and is no longer plain, and another reader must take the line. This
 * takes a fifth of the time of a parser for all of JSON.
 */
final class PlainText {
    /** Digits that always fit into a {@code long}, and into an {@code int}. */
    private static final int DIGITS_OF_LONG = 18;

    private static final int DIGITS_OF_INT = 9;

    /** How many names are remembered, a power of two; a history has a few dozen. */
    private static final int NAMES = 1024;

    private static final int SECONDS_OF_DAY = 86_400;

    /** The start of a time, with a zero for each digit. */
    private static final String TIME = "\"0000-00-00T00:00:00";

    private byte[] bytes = {};
    private final String[] names = new String[NAMES];
    private int at;
    private int end;
    private boolean plain;
    private int textFrom;
    private int textTo;
    private int textHash;
    private boolean ascii;
    private int knownDate = -1;
    private long knownDays;

    /** Goes on with the lines in this array. */
    void over(byte[] lines) {
        bytes = lines;
    }

    /** Begins a line, which ends at {@code to} or before it with an end-of-line. */
    void line(int from, int to) {
        at = from;
        end = to;
        plain = true;
    }

    /** Whether all of the line was plain and has been read. */
    boolean isDone() {
        return plain && (at == end || bytes[at] == '\n');
    }

    private void stop() {
        plain = false;
        at = end;
    }

    /** Whether all that was read of the line so far was plain. */
    boolean isPlain() {
        return plain;
    }

    /** The index of the next character. */
    int at() {
        return at;
    }

    /** Skips the same text as at another place, if it comes next. */
    boolean skipAgain(int from, int to) {
        int next = at + to - from;
        if (to > from && next <= end && Arrays.equals(bytes, from, to, bytes, at, next)) {
            at = next;
            return true;
        }
        return false;
    }

    /** Skips a character if it comes next. */
    boolean skip(char next) {
        if (at < end && bytes[at] == next) {
            at++;
            return true;
        }
        return false;
    }

    /** Skips the character that must come next. */
    void expect(char next) {
        if (!skip(next)) {
            stop();
        }
    }

    /** A whole number of zero or more; 0 if there is none. */
    long number() {
        int from = at;
        long value = digits(DIGITS_OF_LONG);
        if (at - from > 1 && bytes[from] == '0') {
            stop();
        }
        return value;
    }

    /** As {@link #number()}, for what is certain to be an {@code int}. */
    int integer() {
        int from = at;
        long value = number();
        if (at - from > DIGITS_OF_INT) {
            stop();
            return 0;
        }
        return (int) value;
    }

    private long digits(int most) {
        int from = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at++] - '0';
        }
        if (at == from || at - from > most) {
            stop();
            return 0;
        }
        return value;
    }

    /** A text that recurs; returns the same object each time. */
    String name() {
        text(true);
        if (!plain) {
            return "";
        }
        int place = textHash & NAMES - 1;
        String known = names[place];
        if (known != null && ascii && isSame(known)) {
            return known;
        }
        String name = decoded();
        if (name.equals(known)) {
            return known;
        }
        names[place] = name;
        return name;
    }

    /** A text. */
    String text() {
        text(false);
        return plain ? decoded() : "";
    }

    private void text(boolean hashed) {
        expect('"');
        int i = at;
        int hash = 0;
        int all = 0;
        while (i < end && bytes[i] != '"') {
            byte one = bytes[i++];
            all |= one;
            hash = hashed ? 31 * hash + one : 0;
            if (one == '\\' || one >= 0 && one < ' ') {
                stop();
                return;
            }
        }
        textFrom = at;
        textTo = i;
        textHash = hash ^ hash >>> 16;
        ascii = all >= 0;
        at = i;
        expect('"');
    }

    private boolean isSame(String known) {
        if (known.length() != textTo - textFrom) {
            return false;
        }
        for (int i = 0; i < known.length(); i++) {
            if (known.charAt(i) != bytes[textFrom + i]) {
                return false;
            }
        }
        return true;
    }

    private String decoded() {
        if (ascii) {
            return new String(bytes, textFrom, textTo - textFrom, StandardCharsets.ISO_8859_1);
        }
        String text = new String(bytes, textFrom, textTo - textFrom, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            // This may stand for bytes that are not UTF-8.
            stop();
        }
        return text;
    }

    /** Skips a text if it comes next. */
    boolean skip(byte[] text) {
        int next = at + text.length;
        if (next <= end && Arrays.equals(bytes, at, next, text, 0, text.length)) {
            at = next;
            return true;
        }
        return false;
    }

    /**
     * Reads an array of pairs of whole numbers of zero or more.
     *
     * @param into receives them
     * @return how many numbers there are, an even number; 0 if there is no array
     */
    int pairs(long[] into) {
        byte[] all = bytes;
        int last = end;
        int i = at;
        if (i + 1 >= last || all[i++] != '[') {
            stop();
            return 0;
        }
        if (all[i] == ']') {
            at = i + 1;
            return 0;
        }
        for (int size = 0; size < into.length; ) {
            int from = i;
            long value = 0;
            while (i < last && all[i] >= '0' && all[i] <= '9') {
                value = value * 10 + all[i++] - '0';
            }
            int digits = i - from;
            if (digits == 0 || digits > DIGITS_OF_LONG || digits > 1 && all[from] == '0' || i == last) {
                break;
            }
            into[size++] = value;
            byte behind = all[i++];
            if (behind == ']' && size % 2 == 0) {
                at = i;
                return size;
            }
            if (behind != ',') {
                break;
            }
        }
        stop();
        return 0;
    }

    /** An instant with a four-digit year, as {@link Instant#toString} writes it. */
    Instant time() {
        int from = at;
        if (end - from < TIME.length()) {
            stop();
            return Instant.EPOCH;
        }
        int wrong = 0;
        for (int i = 0; i < TIME.length(); i++) {
            char form = TIME.charAt(i);
            int given = bytes[from + i];
            int other = given ^ form;
            // Each is negative if the text does not match.
            wrong |= form == '0' ? (given - '0') | ('9' - given) : other | -other;
        }
        int hour = two(from + 12);
        int minute = two(from + 15);
        int second = two(from + 18);
        if (wrong < 0 || hour > 23 || minute > 59 || second > 59) {
            stop();
            return Instant.EPOCH;
        }
        at = from + TIME.length();
        int nanos = skip('.') ? fraction() : 0;
        expect('Z');
        expect('"');
        if (!plain) {
            return Instant.EPOCH;
        }
        long days = days(two(from + 1) * 100 + two(from + 3), two(from + 6), two(from + 9));
        return Instant.ofEpochSecond(days * SECONDS_OF_DAY + (hour * 60L + minute) * 60 + second, nanos);
    }

    private int two(int from) {
        return (bytes[from] - '0') * 10 + bytes[from + 1] - '0';
    }

    /** The number of a day, mostly that of the build before. */
    private long days(int year, int month, int day) {
        int date = (year * 100 + month) * 100 + day;
        if (date != knownDate) {
            knownDays = LocalDate.of(year, month, day).toEpochDay();
            knownDate = date;
        }
        return knownDays;
    }

    /** The digits behind a decimal point, in billionths. */
    private int fraction() {
        int from = at;
        int value = (int) digits(DIGITS_OF_INT);
        for (int length = at - from; length < DIGITS_OF_INT; length++) {
            value *= 10;
        }
        return value;
    }

    /** A duration of zero or more as {@link Duration#toString} writes it. */
    Duration duration() {
        expect('"');
        expect('P');
        expect('T');
        long seconds = 0;
        boolean empty = true;
        int nanos = 0;
        for (char last = ' '; plain && !skip('"'); empty = false) {
            long value = digits(DIGITS_OF_INT);
            if (last < 'H' && skip('H')) {
                seconds = value * 3600;
                last = 'H';
            } else if (last < 'M' && skip('M')) {
                seconds += value * 60;
                last = 'M';
            } else if (last < 'S') {
                seconds += value;
                nanos = skip('.') ? fraction() : 0;
                expect('S');
                last = 'S';
            } else {
                stop();
            }
        }
        if (empty) {
            stop();
        }
        return seconds == 0 && nanos == 0 ? Duration.ZERO : Duration.ofSeconds(seconds, nanos);
    }

    /** A known array with the same names, or else the given one. */
    static String[] shared(String[][] known, String[] some, int size) {
        int place = (size + (size == 0 ? 0 : some[0].hashCode())) & known.length - 1;
        String[] before = known[place];
        if (before == null || !Arrays.equals(before, 0, before.length, some, 0, size)) {
            before = Arrays.copyOf(some, size);
            known[place] = before;
        }
        return before;
    }
}
