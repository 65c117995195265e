package io.jenkins.plugins.coveragemonitor.trend;

import java.util.Arrays;

/**
 * The slopes of all pairs within an interval: those of the pairs that change their order between both ends. One merge
 * sort finds them, in n log n plus the number of slopes.
 */
final class SlopesBetween {
    private final double[] x;
    private final double[] y;
    private final double high;
    private final int[] order;
    private double[] found = new double[64];
    private int size;

    SlopesBetween(double[] x, double[] y, double low, double high) {
        this.x = x;
        this.y = y;
        this.high = high;
        this.order = ordered(low);
    }

    /** The points in the order of their keys at the low end; of equal keys the later point first. */
    private int[] ordered(double low) {
        int[] points = new int[x.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = points.length - 1 - i;
        }
        return sort(points, low, false);
    }

    double[] sorted() {
        sort(order, high, true);
        InversionCount ascending = new InversionCount(size);
        ascending.weak(Arrays.copyOf(found, size));
        return ascending.sorted();
    }

    /**
     * Sorts points by their keys at a slope: a plain merge sort.
     *
     * @param passing whether equal keys change their order, and the slope of each pair that does is kept
     */
    private int[] sort(int[] points, double slope, boolean passing) {
        int length = points.length;
        int[] from = points;
        int[] to = new int[length];
        double[] keys = new double[length];
        for (int i = 0; i < length; i++) {
            keys[i] = y[from[i]] - slope * x[from[i]];
        }
        double[] moved = new double[length];
        for (int width = 1; width < length; width *= 2) {
            for (int start = 0; start < length; start += 2 * width) {
                int middle = Math.min(start + width, length);
                merge(from, to, keys, moved, start, middle, Math.min(start + 2 * width, length), passing);
            }
            int[] swap = from;
            from = to;
            to = swap;
            double[] swapped = keys;
            keys = moved;
            moved = swapped;
        }
        return from;
    }

    private void merge(
            int[] from, int[] to, double[] keys, double[] moved, int start, int middle, int end, boolean passing) {
        int i = start;
        int j = middle;
        for (int at = start; at < end; at++) {
            boolean takeRight = i == middle || j < end && (passing ? keys[j] <= keys[i] : keys[j] < keys[i]);
            if (takeRight && passing) {
                for (int passed = i; passed < middle; passed++) {
                    add(from[passed], from[j]);
                }
            }
            int next = takeRight ? j++ : i++;
            to[at] = from[next];
            moved[at] = keys[next];
        }
    }

    private void add(int a, int b) {
        if (x[b] <= x[a]) {
            return;
        }
        if (size == found.length) {
            found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = (y[b] - y[a]) / (x[b] - x[a]);
    }
}
