package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import java.time.Instant;

/**
 * How a group of jobs stood at a moment.
 *
 * @param at the moment
 * @param jobs how many jobs had been measured completely by then
 * @param counter the sum of what each of them had measured last, of one metric
 */
public record GroupTrendStep(Instant at, int jobs, Counter counter) {}
