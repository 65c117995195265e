package io.jenkins.plugins.coveragemonitor.report.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names by the bytes that stand for them in an XML report in UTF-8. A report contains {@code &lt;init&gt;} and {@code ()V} ten
 * thousand times: a name that was seen before is neither decoded nor created again.
 */
public final class PlainNames {
    /** How many names are kept, a power of two; a newer name replaces an older one with the same hash. */
    private static final int SIZE = 8192;

    /** Longer names are left to a parser, which knows what to say about them. */
    private static final int LONGEST = 4096;

    /** How many bytes of a name are hashed. */
    private static final int LOOKED_AT = 16;

    /** The highest ASCII character, a control character. */
    private static final byte DELETE = 127;

    /** The last of the control characters beyond ASCII. */
    private static final char LAST_CONTROL = 0x9F;

    private static final char LINE_SEPARATOR = 0x2028;
    private static final char PARAGRAPH_SEPARATOR = 0x2029;
    private static final char BYTE_ORDER_MARK = 0xFEFF;

    /** What a decoder writes for invalid bytes; the two characters behind it are no characters. */
    private static final char REPLACEMENT = 0xFFFD;

    private final byte[][] texts = new byte[SIZE][];
    private final String[] names = new String[SIZE];

    /**
     * The name that some bytes of an attribute's value stand for.
     *
     * @return {@code null} if that takes a parser
     */
    @Nullable
    String of(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        byte[] known = texts[slot];
        if (known != null && Arrays.equals(known, 0, known.length, bytes, from, to)) {
            return names[slot];
        }
        String name = to - from > LONGEST ? null : decoded(bytes, from, to);
        if (name != null && to - from <= Limits.POOLED_NAME) {
            texts[slot] = Arrays.copyOfRange(bytes, from, to);
            names[slot] = name;
        }
        return name;
    }

    /** A few bytes distinguish most long names; the rest is compared anyway. */
    private static int slot(byte[] bytes, int from, int to) {
        int step = 1 + (to - from) / LOOKED_AT;
        int hash = to - from;
        for (int i = to - 1; i >= from; i -= step) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ hash >>> 15) & SIZE - 1;
    }

    private static @Nullable String decoded(byte[] bytes, int from, int to) {
        if (from < to && (bytes[from] == ' ' || bytes[to - 1] == ' ')) {
            // White space around some names is removed, around others it is kept.
            return null;
        }
        boolean escaped = false;
        boolean international = false;
        for (int i = from; i < to; i++) {
            byte one = bytes[i];
            if (one >= 0 && one < ' ' || one == '<' || one == DELETE) {
                // Not allowed here.
                return null;
            }
            escaped |= one == '&';
            international |= one < 0;
        }
        String text = international
                ? letters(new String(bytes, from, to - from, StandardCharsets.UTF_8))
                : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return escaped && text != null ? unescaped(text) : text;
    }

    /** The text, unless it has a character beyond ASCII that is no letter, or that stands for invalid bytes. */
    private static @Nullable String letters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one >= DELETE && one <= LAST_CONTROL
                    || one == LINE_SEPARATOR
                    || one == PARAGRAPH_SEPARATOR
                    || one == BYTE_ORDER_MARK
                    || one >= REPLACEMENT) {
                return null;
            }
        }
        return text;
    }

    private static @Nullable String unescaped(String text) {
        StringBuilder name = new StringBuilder(text.length());
        int at = 0;
        for (int next = text.indexOf('&'); next >= 0; next = text.indexOf('&', at)) {
            int end = text.indexOf(';', next);
            char one = end < 0 ? 0 : character(text.substring(next + 1, end));
            if (one == 0) {
                return null;
            }
            name.append(text, at, next).append(one);
            at = end + 1;
        }
        return name.append(text, at, text.length()).toString();
    }

    private static char character(String reference) {
        return switch (reference) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            default -> 0;
        };
    }
}
