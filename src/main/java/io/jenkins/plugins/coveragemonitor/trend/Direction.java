package io.jenkins.plugins.coveragemonitor.trend;

/** Which way a metric is heading. */
public enum Direction {
    /** It rises, and noise alone is unlikely to look like this. */
    RISING,
    /** It falls, and noise alone is unlikely to look like this. */
    FALLING,
    /** There are enough builds, and they show no direction. */
    NONE,
    /** There are too few builds to say. */
    UNKNOWN
}
