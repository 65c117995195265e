package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;

/**
 * The lines that the ranges of one report may fill. A range is a few bytes however long it is, so the size of a report
 * does not bound them.
 */
public final class LineBudget {
    private final CoverageSink sink;
    private int left = Limits.RANGE_LINES;

    public LineBudget(CoverageSink sink) {
        this.sink = sink;
    }

    /** Takes one line; the first one beyond the limit is reported with its file. */
    public boolean take(String path) {
        if (left > 0) {
            left--;
            return true;
        }
        if (left == 0) {
            left--;
            sink.problem(
                    path,
                    "brings the lines to more than " + Limits.RANGE_LINES
                            + ", the limit for one report, so from here on lines are left out");
        }
        return false;
    }
}
