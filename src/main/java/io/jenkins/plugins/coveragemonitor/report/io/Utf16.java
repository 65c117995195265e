package io.jenkins.plugins.coveragemonitor.report.io;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Recognises UTF-16, as shells of Windows write it: by its byte order mark, or by the zeros in ASCII without one. */
final class Utf16 {
    /** How many characters must be ASCII if there is no mark. */
    private static final int CHARACTERS = 4;

    private Utf16() {}

    /** The encoding of bytes that begin like this; {@code null} if it is not UTF-16. */
    static @Nullable Charset of(byte[] bytes, int length) {
        if (length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        return isAscii(bytes, length, 0)
                ? StandardCharsets.UTF_16LE
                : isAscii(bytes, length, 1) ? StandardCharsets.UTF_16BE : null;
    }

    /** The length of the mark in such bytes. */
    static int markLength(byte[] bytes) {
        return bytes[0] < 0 ? 2 : 0;
    }

    /** Whether the first characters are ASCII, each with its own byte at a place from 0 to 1 and a zero beside it. */
    private static boolean isAscii(byte[] bytes, int length, int place) {
        for (int i = 0; i < 2 * CHARACTERS; i += 2) {
            if (i + 1 >= length || bytes[i + place] <= 0 || bytes[i + 1 - place] != 0) {
                return false;
            }
        }
        return true;
    }
}
