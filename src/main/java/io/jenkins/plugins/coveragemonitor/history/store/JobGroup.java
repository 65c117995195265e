package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.model.Counters;

/**
 * A group of jobs with added counters; a percentage of a group is that of the sums and never a mean of percentages.
 *
 * @param name the folder, owner, label or controller; {@code ""} for jobs without one
 * @param jobs how many there are
 * @param measured how many of them were ever measured completely
 * @param totals the sums of their newest complete measurements
 */
public record JobGroup(String name, int jobs, int measured, Counters totals) {}
