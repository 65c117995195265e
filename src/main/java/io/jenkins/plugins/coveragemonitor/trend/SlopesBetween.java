package io.jenkins.plugins.coveragemonitor.trend;

import java.util.Arrays;

/**
 * The slopes of all pairs within an interval: the pairs that change their order between the two ends, found by one
 * merge sort in n log n and the number of slopes.
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

    /** The points in the order of their keys at the low end, of equal ones the later first: a plain merge sort. */
    private int[] ordered(double low) {
        int length = x.length;
        int[] from = new int[length];
        double[] keys = new double[length];
        for (int i = 0; i < length; i++) {
            from[i] = length - 1 - i;
            keys[i] = y[from[i]] - low * x[from[i]];
        }
        int[] to = new int[length];
        double[] moved = new double[length];
        for (int width = 1; width < length; width *= 2) {
            for (int start = 0; start < length; start += 2 * width) {
                int middle = Math.min(start + width, length);
                int end = Math.min(start + 2 * width, length);
                int i = start;
                int j = middle;
                for (int at = start; at < end; at++) {
                    int next = j == end || i < middle && keys[i] <= keys[j] ? i++ : j++;
                    to[at] = from[next];
                    moved[at] = keys[next];
                }
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

    double[] sorted() {
        int[] from = order;
        int[] to = new int[from.length];
        double[] keys = new double[from.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = y[from[i]] - high * x[from[i]];
        }
        double[] moved = new double[keys.length];
        for (int width = 1; width < from.length; width *= 2) {
            for (int start = 0; start < from.length; start += 2 * width) {
                int middle = Math.min(start + width, from.length);
                merge(from, to, keys, moved, start, middle, Math.min(start + 2 * width, from.length));
            }
            int[] swap = from;
            from = to;
            to = swap;
            double[] swapped = keys;
            keys = moved;
            moved = swapped;
        }
        double[] slopes = Arrays.copyOf(found, size);
        Arrays.sort(slopes);
        return slopes;
    }

    private void merge(int[] from, int[] to, double[] keys, double[] moved, int start, int middle, int end) {
        int i = start;
        int j = middle;
        for (int at = start; at < end; at++) {
            boolean takeRight = i == middle || j < end && keys[j] <= keys[i];
            if (takeRight) {
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
