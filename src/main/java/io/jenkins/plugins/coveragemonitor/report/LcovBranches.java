package io.jenkins.plugins.coveragemonitor.report;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The branches of one file in an LCOV report: line, key and whether any test took it. */
final class LcovBranches {
    /** Marks a block that stands for an exception ({@code e0} in lcov 2). */
    static final long EXCEPTION = 1L << 31;

    /** Marks a key that is the number of a text, as coverage.py 7 and lcov 2 name branches. */
    static final long TEXT = 1L << 62;

    private static final int FIRST = 16;

    private static final int[] NO_LINES = {};
    private static final long[] NO_KEYS = {};
    private static final boolean[] NONE_TAKEN = {};

    // Every second file has no branch.
    private int[] lines = NO_LINES;
    private long[] keys = NO_KEYS;
    private boolean[] taken = NONE_TAKEN;
    private int size;
    private boolean ordered = true;

    void add(int line, long key, boolean isTaken) {
        if (size == lines.length) {
            int capacity = Math.max(FIRST, size * 2);
            lines = Arrays.copyOf(lines, capacity);
            keys = Arrays.copyOf(keys, capacity);
            taken = Arrays.copyOf(taken, capacity);
        }
        if (size > 0 && (lines[size - 1] > line || (lines[size - 1] == line && keys[size - 1] >= key))) {
            ordered = false;
        }
        lines[size] = line;
        keys[size] = key;
        taken[size++] = isTaken;
    }

    /** Adds the branches that another record of the same file has. */
    void addAll(LcovBranches other) {
        for (int i = 0; i < other.size; i++) {
            add(other.lines[i], other.keys[i], other.taken[i]);
        }
    }

    /** Orders by line and key and joins equal branches: taken once is taken. */
    void normalise() {
        if (ordered) {
            return;
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> lines[a] != lines[b]
                        ? Integer.compare(lines[a], lines[b])
                        : Long.compareUnsigned(keys[a], keys[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        LcovBranches sorted = new LcovBranches();
        for (int from : order) {
            int last = sorted.size - 1;
            if (last >= 0 && sorted.lines[last] == lines[from] && sorted.keys[last] == keys[from]) {
                sorted.taken[last] |= taken[from];
            } else {
                sorted.add(lines[from], keys[from], taken[from]);
            }
        }
        lines = sorted.lines;
        keys = sorted.keys;
        taken = sorted.taken;
        size = sorted.size;
        ordered = true;
    }

    /**
     * Counts the branches of a template once and not once an instance, as {@code llvm-cov report} does: of each function
     * the instance counts that took the most. Older llvm-cov lists the instances' pairs of branches one after the other.
     * Nothing changes where the result is not the stated number.
     *
     * @param instances the line where a function begins, and how many instances begin there
     * @param stated the record's {@code BRF}, negative if it has none
     */
    void joinInstances(Map<Integer, Integer> instances, long stated) {
        if (stated < 0 || stated >= size || instances.isEmpty()) {
            return;
        }
        TreeMap<Integer, Integer> byLine = new TreeMap<>(instances);
        LcovBranches joined = new LcovBranches();
        for (int first = 0; first < size; ) {
            Map.Entry<Integer, Integer> function = byLine.floorEntry(lines[first]);
            Integer following = byLine.higherKey(lines[first]);
            int last = first;
            while (last < size && (following == null || lines[last] < following)) {
                last++;
            }
            addFunction(joined, first, last, function == null ? 1 : function.getValue());
            first = last;
        }
        if (joined.size == stated) {
            lines = joined.lines;
            keys = joined.keys;
            taken = joined.taken;
            size = joined.size;
        }
    }

    private void addFunction(LcovBranches joined, int first, int last, int instances) {
        int best = 0;
        long most = -1;
        for (int instance = 0; instance < instances; instance++) {
            int chosen = instance;
            long count = IntStream.range(first, last)
                    .filter(i -> taken[i] && belongs(i, first, last, chosen, instances))
                    .count();
            if (count > most) {
                most = count;
                best = instance;
            }
        }
        for (int i = first; i < last; i++) {
            if (belongs(i, first, last, best, instances)) {
                joined.add(lines[i], keys[i], taken[i]);
            }
        }
    }

    /** Whether a branch is one of an instance: those of a line are divided evenly, or belong to all. */
    private boolean belongs(int index, int first, int last, int instance, int instances) {
        int begin = index;
        while (begin > first && lines[begin - 1] == lines[index]) {
            begin--;
        }
        int end = index;
        while (end < last && lines[end] == lines[index]) {
            end++;
        }
        int share = (end - begin) / instances;
        return share * instances != end - begin || (index - begin) / share == instance;
    }

    int size() {
        return size;
    }

    int line(int index) {
        return lines[index];
    }

    boolean isTaken(int index) {
        return taken[index];
    }
}
