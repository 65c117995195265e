package io.jenkins.plugins.coveragemonitor.trend;

/** Which way a metric is heading. */
public enum Direction {
    /** It rises, and noise alone hardly looks so. */
    RISING,
    /** It falls, and noise alone hardly looks so. */
    FALLING,
    /** There are enough builds, and they show no direction. */
    NONE,
    /** There are too few builds to say. */
    UNKNOWN
}
