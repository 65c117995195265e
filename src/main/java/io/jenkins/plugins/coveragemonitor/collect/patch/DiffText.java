package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The text of a diff from any shell: UTF-8, or UTF-16 as PowerShell writes it, with or without a byte order mark, and
 * without the colours of {@code color.ui=always}.
 */
final class DiffText {
    private static final char ESCAPE = '\u001B';

    /** How many bytes are searched for the zeros of UTF-16. */
    private static final int LOOKED_AT = 256;

    private DiffText() {}

    static String of(byte[] content) {
        String text = withLineFeeds(decoded(content));
        return text.indexOf(ESCAPE) < 0 ? text : withoutColours(text);
    }

    /** A text without line feeds would be one line; within lines a carriage return is part of the source. */
    private static String withLineFeeds(String text) {
        return text.indexOf('\n') < 0 ? text.replace('\r', '\n') : text;
    }

    private static String decoded(byte[] content) {
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            return new String(content, 3, content.length - 3, StandardCharsets.UTF_8);
        }
        boolean marked = startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF);
        Charset utf16 = startsWith(content, 0xFE, 0xFF) || !marked && zeros(content, 0)
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_16LE;
        if (marked) {
            return new String(content, 2, content.length - 2, utf16);
        }
        // A diff begins in ASCII, so that every other byte is zero.
        return new String(content, zeros(content, 0) || zeros(content, 1) ? utf16 : StandardCharsets.UTF_8);
    }

    private static boolean startsWith(byte[] content, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether nearly all of the first pairs of bytes have a zero in one place and none in the other. */
    private static boolean zeros(byte[] content, int at) {
        int pairs = Math.min(content.length, LOOKED_AT) / 2;
        int zero = 0;
        for (int i = 0; i < pairs; i++) {
            zero += content[2 * i + at] == 0 && content[2 * i + 1 - at] != 0 ? 1 : 0;
        }
        return pairs > 2 && zero * 10 > pairs * 9;
    }

    /** The text without control sequences (ECMA-48): escape, bracket, parameters, a final letter. */
    private static String withoutColours(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ESCAPE && i + 1 < text.length() && text.charAt(i + 1) == '[') {
                i += 2;
                while (i < text.length() && (text.charAt(i) < '@' || text.charAt(i) > '~')) {
                    i++;
                }
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
