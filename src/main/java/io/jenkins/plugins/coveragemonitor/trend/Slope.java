package io.jenkins.plugins.coveragemonitor.trend;

/**
 * A slope with its confidence interval of 95 per cent.
 *
 * @param value the estimate
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 */
public record Slope(double value, double low, double high) {
    /** 1 or −1 if the whole interval is above or below zero, else 0. */
    public int leaning() {
        return low > 0 ? 1 : high < 0 ? -1 : 0;
    }
}
