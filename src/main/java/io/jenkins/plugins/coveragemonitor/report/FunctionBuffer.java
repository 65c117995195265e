package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import java.util.Arrays;

/**
 * Functions as a report lists them: of the current file, in arrays that are reused for the next one, or all of a file
 * that is named several times.
 */
final class FunctionBuffer {
    private static final int FIRST = 256;

    private String[] names;
    private int[] lines;
    private int[] hits;
    private int size;

    FunctionBuffer() {
        names = new String[FIRST];
        lines = new int[FIRST];
        hits = new int[FIRST];
    }

    /** Begins with the functions that came first. */
    FunctionBuffer(FunctionTable first) {
        size = first.size();
        names = new String[size];
        lines = new int[size];
        hits = new int[size];
        for (int i = 0; i < size; i++) {
            names[i] = first.name(i);
            lines[i] = first.line(i);
            hits[i] = first.hits(i);
        }
    }

    void add(String name, int line, int entered) {
        reserve(size + 1);
        names[size] = name;
        lines[size] = line;
        hits[size++] = entered;
    }

    void addAll(FunctionBuffer others) {
        reserve(size + others.size);
        System.arraycopy(others.names, 0, names, size, others.size);
        System.arraycopy(others.lines, 0, lines, size, others.size);
        System.arraycopy(others.hits, 0, hits, size, others.size);
        size += others.size;
    }

    private void reserve(int needed) {
        if (needed > names.length) {
            int capacity = Math.max(needed, size + size / 2);
            names = Arrays.copyOf(names, capacity);
            lines = Arrays.copyOf(lines, capacity);
            hits = Arrays.copyOf(hits, capacity);
        }
    }

    int size() {
        return size;
    }

    /** The functions in order, each once. */
    FunctionTable table() {
        return FunctionTable.of(size, names, lines, hits);
    }

    void clear() {
        size = 0;
    }
}
