package io.jenkins.plugins.coveragemonitor.trend;

/**
 * The order of the values of a series: how many of its pairs fall or are equal.
 *
 * @param falling pairs whose later value is lower
 * @param level pairs of equal values
 * @param ties the sum of t·(t − 1)·(2t + 5) over the groups of t equal values, by which ties lower a variance of ranks
 */
record ValueOrder(long falling, long level, double ties) {
    static ValueOrder of(double[] values) {
        int size = values.length;
        InversionCount order = new InversionCount(size);
        long falling = order.strict(values);
        double[] sorted = order.sorted();
        long level = 0;
        double ties = 0;
        for (int i = 0; i < size; ) {
            int j = i;
            while (j < size && sorted[j] == sorted[i]) {
                j++;
            }
            long t = (long) j - i;
            level += t * (t - 1) / 2;
            ties += (double) t * (t - 1) * (2 * t + 5);
            i = j;
        }
        return new ValueOrder(falling, level, ties);
    }
}
