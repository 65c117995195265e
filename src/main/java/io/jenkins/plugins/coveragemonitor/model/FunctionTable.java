package io.jenkins.plugins.coveragemonitor.model;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The functions of one file, ordered by line and then name, in parallel arrays.
 *
 * <p>Two reports describe the same function if its line and name are equal; line 0 means that the report does not state
 * it.
 */
public final class FunctionTable {
    /** No function is known. */
    public static final FunctionTable EMPTY = new FunctionTable(new String[0], new int[0], new int[0]);

    private final String[] names;
    private final int[] lines;
    private final int[] hits;
    private final int entered;

    private FunctionTable(String[] names, int[] lines, int[] hits) {
        this.names = names;
        this.lines = lines;
        this.hits = hits;
        int sum = 0;
        for (int hit : hits) {
            sum += hit > 0 ? 1 : 0;
        }
        this.entered = sum;
    }

    /**
     * Creates a table from functions in any order; duplicates are joined, their hits added.
     *
     * @param names the functions' names
     * @param lines the line of each, 0 if unknown
     * @param hits how often each was entered, zero or more
     * @throws IllegalArgumentException if the arrays differ in length or a number is negative
     */
    public static FunctionTable of(String[] names, int[] lines, int[] hits) {
        if (names.length != lines.length || names.length != hits.length) {
            throw new IllegalArgumentException("the columns of a function table differ in length");
        }
        return of(names.length, names, lines, hits);
    }

    /**
     * Creates a table from the first {@code count} entries of arrays that may be longer, which are not changed; otherwise as
     * the other method.
     *
     * @throws IllegalArgumentException if an array is shorter or a number is negative
     */
    public static FunctionTable of(int count, String[] names, int[] lines, int[] hits) {
        if (count > Math.min(names.length, Math.min(lines.length, hits.length))) {
            throw new IllegalArgumentException("a column of a function table is too short");
        }
        if (count == 0) {
            return EMPTY;
        }
        for (int i = 0; i < count; i++) {
            if (lines[i] < 0 || hits[i] < 0) {
                throw new IllegalArgumentException(
                        "no such function: " + names[i] + " at line " + lines[i] + ", " + hits[i] + " hits");
            }
        }
        if (isOrdered(count, lines)) {
            return new FunctionTable(
                    Arrays.copyOf(names, count), Arrays.copyOf(lines, count), Arrays.copyOf(hits, count));
        }
        int[] order = order(count, names, lines);
        String[] sortedNames = new String[count];
        int[] sortedLines = new int[count];
        int[] sortedHits = new int[count];
        int size = 0;
        for (int from : order) {
            if (size > 0 && sortedLines[size - 1] == lines[from] && sortedNames[size - 1].equals(names[from])) {
                sortedHits[size - 1] = LineTable.addHits(sortedHits[size - 1], hits[from]);
            } else {
                sortedNames[size] = names[from];
                sortedLines[size] = lines[from];
                sortedHits[size] = hits[from];
                size++;
            }
        }
        return size == count
                ? new FunctionTable(sortedNames, sortedLines, sortedHits)
                : new FunctionTable(
                        Arrays.copyOf(sortedNames, size),
                        Arrays.copyOf(sortedLines, size),
                        Arrays.copyOf(sortedHits, size));
    }

    /** Whether each function has a line of its own, in ascending order, as most tools write them. */
    private static boolean isOrdered(int count, int[] lines) {
        for (int i = 1; i < count; i++) {
            if (lines[i - 1] >= lines[i]) {
                return false;
            }
        }
        return true;
    }

    /** Sorts by line as numbers, and by name only where functions share a line. */
    private static int[] order(int count, String[] names, int[] lines) {
        long[] keys = new long[count];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) lines[i] << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i];
        }
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && lines[order[to]] == lines[order[from]]) {
                to++;
            }
            if (to - from > 1) {
                sortByName(names, order, from, to);
            }
            from = to;
        }
        return order;
    }

    private static void sortByName(String[] names, int[] order, int from, int to) {
        Integer[] same = new Integer[to - from];
        for (int i = 0; i < same.length; i++) {
            same[i] = order[from + i];
        }
        Arrays.sort(same, Comparator.comparing((Integer i) -> names[i]));
        for (int i = 0; i < same.length; i++) {
            order[from + i] = same[i];
        }
    }

    /** The number of functions. */
    public int size() {
        return names.length;
    }

    /** Whether no function is known. */
    public boolean isEmpty() {
        return names.length == 0;
    }

    /** The name of a function as its tool gives it. */
    public String name(int index) {
        return names[index];
    }

    /** The line where it begins, from 1; 0 if the report does not say. */
    public int line(int index) {
        return lines[index];
    }

    /** How often it was entered; {@link Integer#MAX_VALUE} means that many or more. */
    public int hits(int index) {
        return hits[index];
    }

    /** How many functions were entered, and how many were not. */
    public Counter counter() {
        return new Counter(entered, hits.length - entered);
    }

    /** The union of both; hits of the same function are added. */
    public FunctionTable merge(FunctionTable other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        String[] allNames = Arrays.copyOf(names, size() + other.size());
        int[] allLines = Arrays.copyOf(lines, allNames.length);
        int[] allHits = Arrays.copyOf(hits, allNames.length);
        System.arraycopy(other.names, 0, allNames, size(), other.size());
        System.arraycopy(other.lines, 0, allLines, size(), other.size());
        System.arraycopy(other.hits, 0, allHits, size(), other.size());
        return of(allNames, allLines, allHits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FunctionTable that
                && Arrays.equals(names, that.names)
                && Arrays.equals(lines, that.lines)
                && Arrays.equals(hits, that.hits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(names);
    }

    @Override
    public String toString() {
        return counter() + " functions";
    }
}
