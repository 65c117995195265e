package io.jenkins.plugins.coveragemonitor.trend;

import java.util.Arrays;

/**
 * The slopes of all pairs within an interval: those of the pairs that change their order between both ends. The points are
 * sorted at the lower end, in n log n, and from there by insertion at the upper end, where each exchange is such a pair.
 */
final class SlopesBetween {
    /** How many points are sorted before merging begins. */
    private static final int RUN = 8;

    private final double[] x;
    private final double[] y;
    private final double[] keys;
    private double[] found = new double[64];
    private int size;

    SlopesBetween(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.keys = new double[x.length];
    }

    /** The slopes above one and up to another, in no particular order; there are few of them. */
    double[] between(double low, double high) {
        int[] order = ordered(low);
        size = 0;
        for (int i = 0; i < order.length; i++) {
            keys[i] = key(order[i], high);
        }
        for (int i = 1; i < order.length; i++) {
            double key = keys[i];
            int point = order[i];
            int at = i;
            while (at > 0 && key <= keys[at - 1]) {
                add(order[at - 1], point);
                keys[at] = keys[at - 1];
                order[at] = order[--at];
            }
            keys[at] = key;
            order[at] = point;
        }
        return Arrays.copyOf(found, size);
    }

    private double key(int point, double slope) {
        return y[point] - slope * x[point];
    }

    /** The points in the order of their keys; of equal keys the later point first. */
    private int[] ordered(double slope) {
        int length = x.length;
        int[] from = new int[length];
        int[] to = new int[length];
        double[] moved = new double[length];
        double[] sorted = keys;
        for (int i = 0; i < length; i++) {
            from[i] = length - 1 - i;
            sorted[i] = key(from[i], slope);
        }
        for (int start = 0; start < length; start += RUN) {
            insert(from, sorted, start, Math.min(start + RUN, length));
        }
        for (int width = RUN; width < length; width *= 2) {
            for (int start = 0; start < length; start += 2 * width) {
                int middle = Math.min(start + width, length);
                merge(from, to, sorted, moved, start, middle, Math.min(start + 2 * width, length));
            }
            int[] points = from;
            from = to;
            to = points;
            double[] swapped = sorted;
            sorted = moved;
            moved = swapped;
        }
        return from;
    }

    private static void insert(int[] points, double[] keys, int from, int behind) {
        for (int i = from + 1; i < behind; i++) {
            double key = keys[i];
            int point = points[i];
            int at = i;
            while (at > from && key < keys[at - 1]) {
                keys[at] = keys[at - 1];
                points[at] = points[--at];
            }
            keys[at] = key;
            points[at] = point;
        }
    }

    private static void merge(int[] from, int[] to, double[] keys, double[] moved, int start, int middle, int end) {
        int i = start;
        int j = middle;
        for (int at = start; at < end; at++) {
            int next = i == middle || j < end && keys[j] < keys[i] ? j++ : i++;
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
