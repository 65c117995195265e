package io.jenkins.plugins.coveragemonitor.report.io;

import org.codehaus.stax2.typed.TypedValueDecoder;

/**
 * Returns one string for equal names, which are found by the parser's characters before a string is created: a report
 * contains {@code <init>} and {@code ()V} ten thousand times.
 */
public final class NamePool extends TypedValueDecoder {
    /** How many names are kept, a power of two; a newer name replaces an older one with the same hash. */
    private static final int SIZE = 8192;

    /** How many characters of a name are hashed. */
    private static final int LOOKED_AT = 16;

    private final String[] names = new String[SIZE];
    private String last = "";

    /** The name that was decoded last. */
    public String last() {
        return last;
    }

    @Override
    public void decode(String text) {
        decode(text.toCharArray(), 0, text.length());
    }

    @Override
    public void decode(char[] text, int start, int end) {
        // A few characters distinguish most long descriptors; the rest is compared anyway.
        int step = 1 + (end - start) / LOOKED_AT;
        int hash = end - start;
        for (int i = end - 1; i >= start; i -= step) {
            hash = 31 * hash + text[i];
        }
        int slot = (hash ^ (hash >>> 15)) & (SIZE - 1);
        String kept = names[slot];
        if (kept == null || !isSame(kept, text, start, end)) {
            kept = new String(text, start, end - start);
            if (kept.length() <= Limits.POOLED_NAME) {
                names[slot] = kept;
            }
        }
        last = kept;
    }

    @Override
    public void handleEmptyValue() {
        last = "";
    }

    private static boolean isSame(String name, char[] text, int start, int end) {
        if (name.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (name.charAt(i - start) != text[i]) {
                return false;
            }
        }
        return true;
    }
}
