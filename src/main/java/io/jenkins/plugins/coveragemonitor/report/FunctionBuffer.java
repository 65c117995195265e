package io.jenkins.plugins.coveragemonitor.report;

import java.util.Arrays;

/** The functions of the current file, in arrays that are reused for the next file. */
final class FunctionBuffer {
    private static final int FIRST = 256;

    private String[] names = new String[FIRST];
    private int[] lines = new int[FIRST];
    private int[] hits = new int[FIRST];
    private int size;

    void add(String name, int line, int entered) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
            hits = Arrays.copyOf(hits, size * 2);
        }
        names[size] = name;
        lines[size] = line;
        hits[size++] = entered;
    }

    int size() {
        return size;
    }

    String[] names() {
        return names;
    }

    int[] lines() {
        return lines;
    }

    int[] hits() {
        return hits;
    }

    void clear() {
        size = 0;
    }
}
