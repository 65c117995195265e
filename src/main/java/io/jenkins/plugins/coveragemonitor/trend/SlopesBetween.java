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
        Arrays.setAll(from, i -> length - 1 - i);
        int[] to = new int[length];
        for (int width = 1; width < length; width *= 2) {
            for (int start = 0; start < length; start += 2 * width) {
                int middle = Math.min(start + width, length);
                int end = Math.min(start + 2 * width, length);
                int i = start;
                int j = middle;
                for (int at = start; at < end; at++) {
                    boolean left =
                            j == end || i < middle && y[from[i]] - low * x[from[i]] <= y[from[j]] - low * x[from[j]];
                    to[at] = left ? from[i++] : from[j++];
                }
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    double[] sorted() {
        int[] from = order;
        int[] to = new int[from.length];
        for (int width = 1; width < from.length; width *= 2) {
            for (int start = 0; start < from.length; start += 2 * width) {
                merge(from, to, start, Math.min(start + width, from.length), Math.min(start + 2 * width, from.length));
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        double[] slopes = Arrays.copyOf(found, size);
        Arrays.sort(slopes);
        return slopes;
    }

    private void merge(int[] from, int[] to, int start, int middle, int end) {
        int i = start;
        int j = middle;
        for (int at = start; at < end; at++) {
            boolean takeRight = i == middle || j < end && key(from[j]) <= key(from[i]);
            if (takeRight) {
                for (int passed = i; passed < middle; passed++) {
                    add(from[passed], from[j]);
                }
                to[at] = from[j++];
            } else {
                to[at] = from[i++];
            }
        }
    }

    private double key(int point) {
        return y[point] - high * x[point];
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
