package io.jenkins.plugins.coveragemonitor.trend;

/**
 * Counts pairs in the wrong order by merge sort, in n log n. Callers that also need the sorted keys take them from
 * here, so that a short command compiles one sort and not three.
 *
 * <p>The keys are sorted as whole numbers of the same order: the next of two whole numbers is chosen without a branch,
 * and a branch that nobody can predict would take most of the time.
 */
final class InversionCount {
    /** How many keys are sorted before merging begins. */
    private static final int RUN = 8;

    private final int size;
    private long[] sorted;
    private long[] other;

    /** Counts among this many keys. */
    InversionCount(int size) {
        this.size = size;
        sorted = new long[size];
        other = new long[size];
    }

    /** Pairs with a later key below an earlier one. */
    long strict(double[] keys) {
        // From behind, all others are in the wrong order or equal.
        for (int i = 0; i < size; i++) {
            sorted[size - 1 - i] = ordered(keys[i]);
        }
        return (long) size * (size - 1) / 2 - count();
    }

    /** Pairs with a later key below or equal to an earlier one. */
    long weak(double[] keys) {
        for (int i = 0; i < size; i++) {
            sorted[i] = ordered(keys[i]);
        }
        return count();
    }

    /** The keys of the last count in ascending order. */
    double[] sorted() {
        double[] keys = new double[size];
        for (int i = 0; i < size; i++) {
            keys[i] = Double.longBitsToDouble(magnitude(sorted[i]));
        }
        return keys;
    }

    /** A whole number in the order of the keys; both zeros are the same. */
    private static long ordered(double key) {
        return magnitude(Double.doubleToRawLongBits(key + 0.0));
    }

    /** Inverts all bits but the sign of what is negative; doing so again gives the same number. */
    private static long magnitude(long bits) {
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    private long count() {
        long inversions = runs(sorted);
        for (int width = RUN; width < size; width *= 2) {
            for (int start = 0; start < size; start += 2 * width) {
                inversions +=
                        merge(sorted, other, start, Math.min(start + width, size), Math.min(start + 2 * width, size));
            }
            long[] swap = sorted;
            sorted = other;
            other = swap;
        }
        return inversions;
    }

    /** Sorts short runs in place, which costs less than merging them. */
    private static long runs(long[] keys) {
        long inversions = 0;
        for (int start = 0; start < keys.length; start += RUN) {
            int end = Math.min(start + RUN, keys.length);
            for (int i = start + 1; i < end; i++) {
                long key = keys[i];
                int at = i;
                while (at > start && key <= keys[at - 1]) {
                    keys[at] = keys[at - 1];
                    at--;
                }
                keys[at] = key;
                inversions += i - at;
            }
        }
        return inversions;
    }

    private static long merge(long[] from, long[] to, int start, int middle, int end) {
        long inversions = 0;
        int i = start;
        int j = middle;
        int at = start;
        while (i < middle && j < end) {
            long first = from[i];
            long second = from[j];
            int later = second <= first ? 1 : 0;
            to[at++] = Math.min(first, second);
            inversions += (long) later * (middle - i);
            i += 1 - later;
            j += later;
        }
        System.arraycopy(from, i, to, at, middle - i);
        System.arraycopy(from, j, to, at + middle - i, end - j);
        return inversions;
    }
}
