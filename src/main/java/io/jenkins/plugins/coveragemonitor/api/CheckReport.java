package io.jenkins.plugins.coveragemonitor.api;

import java.time.Instant;

/**
 * What one periodic check did and what it cost.
 *
 * @param at when it began
 * @param millis how long it took, in milliseconds
 * @param jobs how many jobs it looked at; those whose monitoring is stopped are not
 * @param notified for how many monitors there was something to send
 * @param failed how many jobs could not be looked at; Jenkins' log says why
 */
public record CheckReport(Instant at, long millis, int jobs, int notified, int failed) {}
