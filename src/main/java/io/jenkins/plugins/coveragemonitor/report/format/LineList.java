package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.util.Arrays;

/** Lines and hits of a file whose name may follow them. */
final class LineList {
    private int[] numbers = new int[64];
    private long[] hits = new long[64];
    private int size;

    void add(int number, long count) {
        if (size == numbers.length) {
            if (size >= Limits.LAST_LINE) {
                throw new ReportTooLargeException("lists more than " + Limits.LAST_LINE
                        + " lines of one file, as no file has; check the tool that wrote it");
            }
            numbers = Arrays.copyOf(numbers, size * 2);
            hits = Arrays.copyOf(hits, size * 2);
        }
        numbers[size] = number;
        hits[size++] = count;
    }

    /** Receives a line. */
    interface Line {
        void of(int number, long count);
    }

    void forEach(Line line) {
        for (int i = 0; i < size; i++) {
            line.of(numbers[i], hits[i]);
        }
    }

    void push(CoverageSink sink) {
        forEach(sink::line);
    }
}
