package io.jenkins.plugins.coveragemonitor.history.store;

/**
 * How many histories a search finds.
 *
 * @param all all of them
 * @param alerting those with open alerts
 * @param silent those that are no longer measured
 */
public record JobCounts(long all, long alerting, long silent) {}
