package io.jenkins.plugins.coveragemonitor.report.format.lcov;

import io.jenkins.plugins.coveragemonitor.report.io.ByteLines;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;

/** The fields of an LCOV line; invalid ones are reported with the line's number. */
final class LcovFields {
    private final ByteLines lines;
    private final CoverageSink sink;

    LcovFields(ByteLines lines, CoverageSink sink) {
        this.lines = lines;
        this.sink = sink;
    }

    /** Whether a field is digits only. */
    boolean isDigits(int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (lines.at(i) < '0' || lines.at(i) > '9') {
                return false;
            }
        }
        return start < stop;
    }

    /** A line number from 1; otherwise reports it and returns 0. */
    int lineNumber(int start, int stop) {
        long number = lines.count(start, stop);
        if (number < 1 || number > Integer.MAX_VALUE) {
            bad("the line number is not between 1 and " + Integer.MAX_VALUE);
            return 0;
        }
        return (int) number;
    }

    /** A count, or {@link CountText#UNUSABLE}. */
    long count(int start, int stop) {
        long count = lines.count(start, stop);
        if (count == CountText.HUGE) {
            sink.problem(lines.place(), "a count is beyond 64 bits and is taken as very often");
        }
        return count;
    }

    /** Reports why the line is left out. */
    void bad(String what) {
        sink.problem(lines.place(), what + ", the line is left out");
    }
}
