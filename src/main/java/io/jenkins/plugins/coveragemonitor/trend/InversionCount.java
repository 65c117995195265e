package io.jenkins.plugins.coveragemonitor.trend;

/**
 * Counts pairs in the wrong order by merge sort, in n log n. Callers that also need the sorted keys take them from
 * here, so that a short command compiles one sort and not three.
 */
final class InversionCount {
    /** How many keys are sorted before merging begins. */
    private static final int RUN = 8;

    private final double[] left;
    private final double[] right;
    private double[] sorted = {};

    InversionCount(int size) {
        left = new double[size];
        right = new double[size];
    }

    /** Pairs with a later value below an earlier one. The keys are not changed. */
    long strict(double[] keys) {
        return count(keys, false);
    }

    /** Pairs with a later value below or equal to an earlier one. */
    long weak(double[] keys) {
        return count(keys, true);
    }

    /**
     * The keys of the last count in ascending order, at the start of an array that may be longer; valid until the next
     * count.
     */
    double[] sorted() {
        return sorted;
    }

    private long count(double[] keys, boolean equalToo) {
        int size = keys.length;
        double[] from = left;
        double[] to = right;
        System.arraycopy(keys, 0, from, 0, size);
        long inversions = runs(from, size, equalToo);
        for (int width = RUN; width < size; width *= 2) {
            for (int start = 0; start < size; start += 2 * width) {
                inversions += merge(
                        from, to, start, Math.min(start + width, size), Math.min(start + 2 * width, size), equalToo);
            }
            double[] swap = from;
            from = to;
            to = swap;
        }
        sorted = from;
        return inversions;
    }

    /** Sorts short runs in place, which costs less than merging them. */
    private static long runs(double[] keys, int size, boolean equalToo) {
        long inversions = 0;
        for (int start = 0; start < size; start += RUN) {
            int end = Math.min(start + RUN, size);
            for (int i = start + 1; i < end; i++) {
                double key = keys[i];
                int at = i;
                while (at > start && (equalToo ? key <= keys[at - 1] : key < keys[at - 1])) {
                    keys[at] = keys[at - 1];
                    at--;
                }
                keys[at] = key;
                inversions += i - at;
            }
        }
        return inversions;
    }

    private static long merge(double[] from, double[] to, int start, int middle, int end, boolean equalToo) {
        long inversions = 0;
        int i = start;
        int j = middle;
        int at = start;
        while (i < middle && j < end) {
            if (equalToo ? from[j] <= from[i] : from[j] < from[i]) {
                inversions += middle - i;
                to[at++] = from[j++];
            } else {
                to[at++] = from[i++];
            }
        }
        System.arraycopy(from, i, to, at, middle - i);
        System.arraycopy(from, j, to, at + middle - i, end - j);
        return inversions;
    }
}
