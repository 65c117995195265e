package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;

/**
 * How many lines the ranges of one report may fill. A range is a few bytes however long it is, so the bytes of a report are
 * no bound on the lines that it names.
 */
public final class LineBudget {
    /** No compiler takes a longer source file; a greater range is an error and would fill the memory. */
    public static final int LONGEST_FILE = 1_000_000;

    /** Lines that all ranges of a report together may fill: more than the largest code bases have, in 64 MB. */
    static final int MOST_LINES = 4_000_000;

    private final CoverageSink sink;
    private int left = MOST_LINES;

    public LineBudget(CoverageSink sink) {
        this.sink = sink;
    }

    /** Takes one line; the first one that is too many is told with the file that it is in. */
    public boolean take(String path) {
        if (left > 0) {
            left--;
            return true;
        }
        if (left == 0) {
            left--;
            sink.problem(
                    path,
                    "brings the lines to more than " + MOST_LINES
                            + ", the limit for one report, so from here on lines are left out");
        }
        return false;
    }
}
