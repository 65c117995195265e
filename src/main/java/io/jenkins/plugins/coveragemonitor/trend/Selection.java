package io.jenkins.plugins.coveragemonitor.trend;

import java.util.Arrays;

/** Finds the value of one rank without sorting all others (Hoare's selection, 1961). */
final class Selection {
    /** With fewer values it is quicker to sort them. */
    private static final int FEW = 32;

    private Selection() {}

    /**
     * The value at an index of the ascending order.
     *
     * @param values are reordered in place
     * @param index from 0
     */
    static double of(double[] values, int index) {
        int from = 0;
        int to = values.length - 1;
        // Each round leaves about half of them; if values prevent that, they are sorted.
        for (int rounds = 4 * Integer.SIZE; to - from > FEW && rounds > 0; rounds--) {
            double pivot = middle(values[from], values[(from + to) >>> 1], values[to]);
            int left = from;
            int right = to;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    double value = values[left];
                    values[left++] = values[right];
                    values[right--] = value;
                }
            }
            if (index <= right) {
                to = right;
            } else if (index >= left) {
                from = left;
            } else {
                return pivot;
            }
        }
        Arrays.sort(values, from, to + 1);
        return values[index];
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
