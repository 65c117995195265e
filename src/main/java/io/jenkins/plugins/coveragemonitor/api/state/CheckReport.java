package io.jenkins.plugins.coveragemonitor.api.state;

import java.time.Instant;

/**
 * What one periodic check did, and its duration.
 *
 * @param at when it began
 * @param millis its duration in milliseconds
 * @param jobs how many jobs it checked, without those whose monitoring is stopped
 * @param notified for how many monitors there was something to send
 * @param failed how many jobs could not be checked; Jenkins' log says why
 */
public record CheckReport(Instant at, long millis, int jobs, int notified, int failed) {}
