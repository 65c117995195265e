package io.jenkins.plugins.coveragemonitor.trend;

/**
 * A slope with its confidence interval of 95 per cent.
 *
 * @param value the estimate
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 */
public record Slope(double value, double low, double high) {}
