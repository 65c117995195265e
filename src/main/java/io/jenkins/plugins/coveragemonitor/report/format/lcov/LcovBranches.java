package io.jenkins.plugins.coveragemonitor.report.format.lcov;

import io.jenkins.plugins.coveragemonitor.report.io.ByteLines;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.LinePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The branches of one file in an LCOV report: line, key and whether any test took it. */
final class LcovBranches {
    /** Marks the block of an exception ({@code e0} in lcov 2). */
    static final long EXCEPTION = 1L << 31;

    /** Marks a key that is the number of a text, as coverage.py 7 and lcov 2 name branches. */
    static final long TEXT = 1L << 62;

    static final LinePrefix BRANCH = LinePrefix.of("BRDA:");

    private static final int FIRST = 16;

    private static final int ALL = -1;

    private int[] lines = new int[FIRST];
    private long[] keys = new long[FIRST];
    private boolean[] taken = new boolean[FIRST];
    private int size;
    private boolean ordered = true;
    private boolean texts;

    void add(int line, long key, boolean isTaken) {
        if (size == lines.length) {
            if (size >= Limits.RANGES) {
                throw new ReportTooLargeException("lists more than " + Limits.RANGES
                        + " branches of one file, as no compiler makes them; check the tool that wrote it");
            }
            int capacity = size * 2;
            lines = Arrays.copyOf(lines, capacity);
            keys = Arrays.copyOf(keys, capacity);
            taken = Arrays.copyOf(taken, capacity);
        }
        if (size > 0 && (lines[size - 1] > line || (lines[size - 1] == line && keys[size - 1] >= key))) {
            ordered = false;
        }
        texts |= isText(key);
        lines[size] = line;
        keys[size] = key;
        taken[size++] = isTaken;
    }

    /** Adds consecutive {@code BRDA} of plain numbers; returns how many there were. */
    int addPlain(ByteLines from) {
        int read = from.nextQuadruples(BRANCH, lines, keys, taken, size);
        for (int i = Math.max(1, size); i < size + read; i++) {
            if (lines[i - 1] > lines[i] || (lines[i - 1] == lines[i] && keys[i - 1] >= keys[i])) {
                ordered = false;
            }
        }
        size += read;
        return read;
    }

    /** Adds the branches of another record of the same file. */
    void addAll(LcovBranches other) {
        for (int i = 0; i < other.size; i++) {
            add(other.lines[i], other.keys[i], other.taken[i]);
        }
    }

    /** Removes all branches. */
    void clear() {
        size = 0;
        ordered = true;
        texts = false;
    }

    /** Packs all branches, which must be in order. */
    void pack(PackedBranches into) {
        int line = 0;
        for (int i = 0; i < size; i++) {
            into.put(lines[i] - line, taken[i], keys[i]);
            line = lines[i];
        }
    }

    /** Sorts by line and key and joins equal branches; one that any record took is taken. */
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
     * Counts the branches of a template once instead of once for each instance, as {@code llvm-cov report} does: for
     * each function those of the instance that took the most. Older llvm-cov lists the instances' pairs of branches one
     * after the other. Nothing changes if the result is not the stated number.
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

    /** The branches of a line are divided evenly among the instances, or belong to all of them. */
    private void addFunction(LcovBranches joined, int first, int last, int instances) {
        int[] instance = new int[last - first];
        int[] times = new int[instances];
        for (int begin = first; begin < last; ) {
            int end = begin;
            while (end < last && lines[end] == lines[begin]) {
                end++;
            }
            int share = (end - begin) / instances;
            boolean even = share * instances == end - begin;
            for (int i = begin; i < end; i++) {
                instance[i - first] = even ? (i - begin) / share : ALL;
                if (even && taken[i]) {
                    times[(i - begin) / share]++;
                }
            }
            begin = end;
        }
        int best = 0;
        for (int i = 1; i < instances; i++) {
            best = times[i] > times[best] ? i : best;
        }
        for (int i = first; i < last; i++) {
            if (instance[i - first] == ALL || instance[i - first] == best) {
                joined.add(lines[i], keys[i], taken[i]);
            }
        }
    }

    /** Whether a line has a branch; they must be in order. */
    boolean isOn(int line) {
        return Arrays.binarySearch(lines, 0, size, line) >= 0;
    }

    int size() {
        return size;
    }

    int line(int index) {
        return lines[index];
    }

    /** The key that distinguishes a branch from the others of its line. */
    long key(int index) {
        return keys[index];
    }

    /** Whether any key is the number of a text. */
    boolean hasTexts() {
        return texts;
    }

    /** Whether a key is the number of a text, in its lower half. */
    static boolean isText(long key) {
        return (key & TEXT) != 0;
    }

    boolean isTaken(int index) {
        return taken[index];
    }
}
