package io.jenkins.plugins.coveragemonitor.trend;

/**
 * Finds where a series splits into two, by the energy distance between both sides (E-divisive: Matteson and James 2014,
 * with exponent 1).
 */
final class EDivisive {
    private EDivisive() {}

    /**
     * The best place to split.
     *
     * @param values the series
     * @param from the first index
     * @param to the index after the last
     * @param shortest how many values each side has at least
     * @return the index where the second part begins, or -1 if the part is too short
     */
    static int split(double[] values, int from, int to, int shortest) {
        int size = to - from;
        if (size < 2 * shortest) {
            return -1;
        }
        // Sums of distances: of each value to those before and after it, within the left side and the right one, and
        // across.
        double[] before = new double[size];
        double[] after = new double[size];
        double within = 0;
        for (int i = 0; i < size; i++) {
            double value = values[from + i];
            for (int j = i + 1; j < size; j++) {
                double distance = Math.abs(value - values[from + j]);
                before[j] += distance;
                after[i] += distance;
                within += distance;
            }
        }
        double left = 0;
        double right = within;
        double across = 0;
        double best = Double.NEGATIVE_INFINITY;
        int at = -1;
        for (int next = from; next < to - shortest; next++) {
            // The value moves from the right side to the left one.
            double toLeft = before[next - from];
            double toRight = after[next - from];
            left += toLeft;
            right -= toRight;
            across += toRight - toLeft;
            int n = next + 1 - from;
            int m = size - n;
            if (n >= shortest) {
                double energy = distance(left, right, across, n, m) * n * m / size;
                if (energy > best) {
                    best = energy;
                    at = next + 1;
                }
            }
        }
        return at;
    }

    private static double distance(double left, double right, double across, double n, double m) {
        double between = 2 * across / (n * m);
        double inLeft = n > 1 ? left / (n * (n - 1) / 2) : 0;
        double inRight = m > 1 ? right / (m * (m - 1) / 2) : 0;
        return between - inLeft - inRight;
    }
}
