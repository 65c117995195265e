package io.jenkins.plugins.coveragemonitor.trend;

/**
 * The Mann–Kendall test for a monotonic trend (Mann 1945; Kendall 1975). The variance is corrected for ties and, after
 * Hamed and Rao (1998), for correlated neighbours.
 *
 * @param s concordant less discordant pairs
 * @param variance the variance of {@code s}, ties taken into account, if there is no trend and builds are independent
 * @param inflation the factor by which the variance grows because neighbours correlate, 1 or more
 */
record MannKendall(long s, double variance, double inflation) {
    /** The test of a number of values with this order. */
    static MannKendall of(ValueOrder order, long size, double inflation) {
        long s = size * (size - 1) / 2 - order.level() - 2 * order.falling();
        double variance = ((double) size * (size - 1) * (2 * size + 5) - order.ties()) / 18;
        return new MannKendall(s, variance, inflation);
    }

    /** The standard deviation of {@code s}. */
    double deviation() {
        return Math.sqrt(variance * inflation);
    }

    /** The two-sided probability of at least this much order if there is no trend; 1 if all values are equal. */
    double pValue() {
        if (variance <= 0 || s == 0) {
            return 1;
        }
        double z = (Math.abs(s) - 1) / deviation();
        return NormalTails.twoSided(z);
    }
}
