package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes numbers in as few bytes as they need: LEB128, as in the DWARF specification, section 7.6 (seven bits a byte,
 * the lowest first, with the top bit set on all but the last).
 */
final class CodecOutput {
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_NUMBER = 10;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int used;
    private final Map<String, Integer> names = new HashMap<>();

    CodecOutput(OutputStream out) {
        this.out = out;
    }

    /** A number of zero or more. */
    void number(long value) throws IOException {
        if (used > BUFFER - LONGEST_NUMBER) {
            flush();
        }
        long rest = value;
        while (rest > 0x7F) {
            buffer[used++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[used++] = (byte) rest;
    }

    /** A number of either sign; small ones are short (zigzag). */
    void signed(long value) throws IOException {
        long folded = (value << 1) ^ (value >> 63);
        number(folded & 0x7F_FFFF_FFFFL);
        number(folded >>> 39);
    }

    /** A text as UTF-8, preceded by its length in bytes. */
    void text(String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        flush();
        out.write(bytes);
    }

    /** A text that is likely to recur: written once, then referred to by its number. */
    void name(String value) throws IOException {
        Integer known = names.get(value);
        if (known != null) {
            number(known + 1L);
        } else {
            names.put(value, names.size());
            number(0);
            text(value);
        }
    }

    void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }
}
