package io.jenkins.plugins.coveragemonitor.source;

import io.jenkins.plugins.coveragemonitor.model.DiskSize;

/**
 * An estimate of the disk space for keeping sources.
 *
 * @param files how many files the job measures, 0 if unknown
 * @param lines how many of their lines are executable
 * @param kept the bytes that are kept now
 */
public record DiskEstimate(int files, long lines, long kept) {
    /**
     * Bytes on disk for each executable line: sources have about three lines for each, which compress to some 12 bytes
     * each. Measured with the sources of this project; a test says how close it is.
     */
    static final int BYTES_A_LINE = 35;

    private static final int OVERHEAD_A_FILE = 250;

    /** What a retention needs, in one or two sentences. */
    public String of(SourceRetention retention) {
        String now = kept == 0 ? "" : " " + DiskSize.of(kept) + " are kept now.";
        if (retention == SourceRetention.NEVER) {
            return "Costs nothing." + (kept == 0 ? "" : now.replace(" now.", " now, and go with the next build."));
        }
        if (files == 0) {
            return "Nothing is measured yet. 1,000 files of 100 executable lines take about "
                    + DiskSize.of(one(1_000, 100_000)) + ".";
        }
        String one = DiskSize.of(one(files, lines));
        String all = files == 1 ? "the measured file" : "all " + String.format("%,d", files) + " measured files";
        return switch (retention) {
            case CHANGED_FILES ->
                "Each build costs what it changed, compressed; " + all + " would be about " + one + "." + now;
            case EVERY_BUILD ->
                "About " + one + " for " + all + " once, and for each further build what changed in it." + now;
            default -> "About " + one + " for " + all + ", and at most three times that." + now;
        };
    }

    private static long one(long files, long lines) {
        return files * OVERHEAD_A_FILE + lines * BYTES_A_LINE;
    }
}
