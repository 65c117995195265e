package io.jenkins.plugins.coveragemonitor.trend;

/**
 * A slope with its 95 per cent confidence interval.
 *
 * @param value the estimate
 * @param low the lower end of the interval, {@code NaN} if there is none: two builds have no scatter
 * @param high the upper end of the interval, {@code NaN} if there is none
 */
public record Slope(double value, double low, double high) {
    /** A slope whose uncertainty is unknown. */
    static Slope withoutInterval(double value) {
        return new Slope(value, Double.NaN, Double.NaN);
    }

    /** Whether there is an interval. */
    public boolean hasInterval() {
        return !Double.isNaN(low);
    }

    /** 1 or −1 if the whole interval is above or below zero; 0 otherwise and without an interval. */
    public int leaning() {
        return low > 0 ? 1 : high < 0 ? -1 : 0;
    }
}
