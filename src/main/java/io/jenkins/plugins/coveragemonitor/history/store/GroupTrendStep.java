package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import java.time.Instant;

/**
 * The coverage of a group of jobs at one moment.
 *
 * @param at the moment
 * @param jobs how many jobs had been measured completely by then
 * @param counter the sum of their latest values of one metric
 */
public record GroupTrendStep(Instant at, int jobs, Counter counter) {}
