package io.jenkins.plugins.coveragemonitor.report.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * XML with U+FFFD instead of forbidden control characters (XML 1.0, production 2), raw or as a reference such as {@code
 * &#27;}: for example the colours in the message of a failed test. Everything else is unchanged, even NUL, raw or as a
 * reference, which is a sign of a damaged file.
 */
public final class ControlRepair extends ByteFilter {
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);
    /** The longest reference, apart from leading zeros. */
    private static final int LONGEST_REFERENCE = 12;

    private final byte[] raw = new byte[16 * 1024];
    private int next;
    private int end;
    private byte[] sound = new byte[64];
    private int from;
    private int to;
    private long line = 1;
    private long firstLine;
    private long count;

    public ControlRepair(InputStream in) {
        super(in);
    }

    /** How many characters have been replaced. */
    public long count() {
        return count;
    }

    /** The problem to report, with the place of the first character. */
    public String problem() {
        return "line " + firstLine + ": has control characters that XML does not allow, " + count
                + " in all, read as \uFFFD; let the tool write none";
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int given = 0;
        while (given < length) {
            if (from == to && !refill()) {
                break;
            }
            int part = Math.min(length - given, to - from);
            System.arraycopy(sound, from, bytes, offset + given, part);
            from += part;
            given += part;
        }
        return given == 0 && length > 0 ? -1 : given;
    }

    private boolean refill() throws IOException {
        from = 0;
        to = 0;
        int c = one();
        if (c < 0) {
            return false;
        }
        if (c == '&') {
            put(c);
            reference();
        } else if (c > 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r') {
            replace();
        } else {
            line += c == '\n' ? 1 : 0;
            put(c);
            while (next < end && to < sound.length - 1 && raw[next] >= ' ' && raw[next] != '&') {
                sound[to++] = raw[next++];
            }
        }
        return true;
    }

    /** Checks whether an ampersand begins a reference to a control character. */
    private void reference() throws IOException {
        int c = one();
        if (c != '#') {
            unread(c);
            return;
        }
        put(c);
        int base = 10;
        int value = 0;
        for (int i = 0; i < LONGEST_REFERENCE; i++) {
            c = one();
            if (i == 0 && c == 'x') {
                base = 16;
                put(c);
                continue;
            }
            int digit = Character.digit(c, base);
            if (c < 0 || digit < 0) {
                break;
            }
            put(c);
            value = Math.min(0x110000, value * base + digit);
        }
        boolean control = value > 0 && value < ' ' && value != '\t' && value != '\n' && value != '\r';
        // Half a character of UTF-16: some tools write both halves, each as a reference.
        boolean half = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        if (c == ';' && (control || half || value == 0xFFFE || value == 0xFFFF || value > 0x10FFFF)) {
            to = 0;
            replace();
        } else {
            unread(c);
        }
    }

    private void replace() {
        firstLine = count++ == 0 ? line : firstLine;
        for (byte part : REPLACEMENT) {
            put(part);
        }
    }

    private void put(int c) {
        sound[to++] = (byte) c;
    }

    private void unread(int c) {
        if (c >= 0) {
            next--;
        }
    }

    private int one() throws IOException {
        if (next == end) {
            // The byte before is kept, so that it can be pushed back.
            next = 1;
            end = 1 + Math.max(0, in.read(raw, 1, raw.length - 1));
            if (next == end) {
                return -1;
            }
        }
        return raw[next++] & 0xFF;
    }
}
