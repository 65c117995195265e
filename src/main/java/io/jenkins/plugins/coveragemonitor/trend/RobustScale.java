package io.jenkins.plugins.coveragemonitor.trend;

import java.util.Arrays;

/** Robust measures of location and scale. */
final class RobustScale {
    /** Turns a median absolute deviation into a standard deviation for normal noise. */
    static final double NORMAL = 1.4826;

    /** The mean of the lower two thirds of absolute normal values, in standard deviations. */
    private static final double TRIMMED = 0.447;

    private static final int FEW = 32;

    private RobustScale() {}

    static double median(double[] values) {
        double[] sorted = values.clone();
        sort(sorted);
        int size = sorted.length;
        return size % 2 == 1 ? sorted[size / 2] : (sorted[size / 2 - 1] + sorted[size / 2]) / 2;
    }

    /** Insertion sort for few values: a long history has thousands of small stretches. */
    private static void sort(double[] values) {
        if (values.length > FEW) {
            Arrays.sort(values);
            return;
        }
        for (int i = 1; i < values.length; i++) {
            double value = values[i];
            int at = i;
            while (at > 0 && values[at - 1] > value) {
                values[at] = values[at - 1];
                at--;
            }
            values[at] = value;
        }
    }

    /** The median absolute deviation from a middle, scaled to a standard deviation. */
    static double width(double[] values, double middle) {
        double[] distances = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = Math.abs(values[i] - middle);
        }
        return NORMAL * median(distances);
    }

    /**
     * The noise from build to build, regardless of slow movements: a mean of the differences between neighbours without
     * the greatest third. A median would be zero as soon as half of the builds do not differ.
     */
    static double betweenNeighbours(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double[] steps = new double[values.length - 1];
        for (int i = 1; i < values.length; i++) {
            steps[i - 1] = Math.abs(values[i] - values[i - 1]);
        }
        sort(steps);
        int kept = Math.max(1, steps.length * 2 / 3);
        double sum = 0;
        for (int i = 0; i < kept; i++) {
            sum += steps[i];
        }
        return sum / kept / TRIMMED / Math.sqrt(2);
    }
}
