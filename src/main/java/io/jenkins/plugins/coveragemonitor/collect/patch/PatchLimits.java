package io.jenkins.plugins.coveragemonitor.collect.patch;

import io.jenkins.plugins.coveragemonitor.model.Plurals;

/**
 * The limits of a diff, whose bytes, text and lines are in memory at once: 16 MiB and a million lines, and up to four
 * times as much in a process that has the memory.
 */
final class PatchLimits {
    private static final long MEBIBYTE = 1 << 20;

    /** The most bytes. */
    static final int BYTES = (int)
            Math.min(64 * MEBIBYTE, Math.max(16 * MEBIBYTE, Runtime.getRuntime().maxMemory() / 16));

    /** The most lines: a line of source code has more than 16 bytes on average. */
    static final int LINES = BYTES / 16;

    private PatchLimits() {}

    /** The clause for a larger diff. */
    static String sentence() {
        return "is larger than " + BYTES / MEBIBYTE + " MiB or " + Plurals.count(LINES, "line")
                + "; compare with a nearer commit";
    }
}
