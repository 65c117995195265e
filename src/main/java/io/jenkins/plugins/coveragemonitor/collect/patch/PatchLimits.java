package io.jenkins.plugins.coveragemonitor.collect.patch;

import io.jenkins.plugins.coveragemonitor.model.Plurals;

/**
 * How large a diff may be that is read whole: its bytes, its text and its lines are in memory at once. 16 MiB and a million
 * lines, and up to four times as much in a process that has the memory.
 */
final class PatchLimits {
    private static final long MEBIBYTE = 1 << 20;

    /** Bytes. */
    static final int BYTES = (int)
            Math.min(64 * MEBIBYTE, Math.max(16 * MEBIBYTE, Runtime.getRuntime().maxMemory() / 16));

    /** Lines: those of source code are longer than this on average. */
    static final int LINES = BYTES / 16;

    private PatchLimits() {}

    /** The clause for a diff that is larger. */
    static String sentence() {
        return "is larger than " + BYTES / MEBIBYTE + " MiB or " + Plurals.count(LINES, "line")
                + "; compare with a nearer commit";
    }
}
