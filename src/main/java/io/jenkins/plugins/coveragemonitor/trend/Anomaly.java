package io.jenkins.plugins.coveragemonitor.trend;

/**
 * A single build that does not fit its neighbours.
 *
 * @param build the build's number
 * @param value what it measured
 * @param usual the median of its neighbours
 */
public record Anomaly(int build, double value, double usual) {}
