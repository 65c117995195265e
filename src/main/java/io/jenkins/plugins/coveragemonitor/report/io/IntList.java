package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.util.Arrays;

/** A growing list of {@code int} without an object for each. */
public final class IntList {
    private int[] values = new int[16];
    private int size;

    public void add(int value) {
        if (size == values.length) {
            if (size >= Limits.FILE_ENTRIES) {
                throw new ReportTooLargeException("lists more than " + Limits.FILE_ENTRIES
                        + " lines of one file, as no file has; check the tool that wrote it");
            }
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /** Removes the values and keeps the capacity. */
    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    public int get(int index) {
        return values[index];
    }

    /** The values in ascending order without duplicates; most tools write them so. */
    public int[] distinct() {
        int[] sorted = Arrays.copyOf(values, size);
        for (int i = 1; i < size; i++) {
            if (sorted[i - 1] >= sorted[i]) {
                return Arrays.stream(sorted).sorted().distinct().toArray();
            }
        }
        return sorted;
    }
}
