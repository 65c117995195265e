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
        // Sums of distances: within the left side, within the right side, and across.
        double within = 0;
        for (int i = from; i < to; i++) {
            for (int j = i + 1; j < to; j++) {
                within += Math.abs(values[i] - values[j]);
            }
        }
        double left = 0;
        double right = within;
        double across = 0;
        double best = Double.NEGATIVE_INFINITY;
        int at = -1;
        for (int next = from; next < to - shortest; next++) {
            // The value moves from the right side to the left one.
            double toLeft = 0;
            for (int i = from; i < next; i++) {
                toLeft += Math.abs(values[i] - values[next]);
            }
            double toRight = 0;
            for (int i = next + 1; i < to; i++) {
                toRight += Math.abs(values[i] - values[next]);
            }
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
