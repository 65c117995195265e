package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;

/**
 * A query for ended alerts.
 *
 * @param jobs which jobs; the page of this query does not matter
 * @param from the start of the period in which they ended, inclusive
 * @param to the end of the period, exclusive
 * @param offset how many to skip, newest first
 * @param limit the most alerts to return
 */
public record EndedAlertQuery(JobQuery jobs, Instant from, Instant to, long offset, long limit) {
    /**
     * Creates a query.
     *
     * @throws IllegalArgumentException if offset or limit is negative
     */
    public EndedAlertQuery {
        jobs = jobs.page(0, JobQuery.UNLIMITED);
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("offset is " + offset + ", limit " + limit + ": give 0 or more of each");
        }
    }

    /** All ended alerts of a period. */
    public static EndedAlertQuery of(JobQuery jobs, Instant from, Instant to) {
        return new EndedAlertQuery(jobs, from, to, 0, JobQuery.UNLIMITED);
    }

    /** One page of the same alerts. */
    public EndedAlertQuery page(long first, long size) {
        return new EndedAlertQuery(jobs, from, to, first, size);
    }

    /** Whether an alert ended in the period. */
    public boolean includes(EndedAlert alert) {
        return !alert.ended().isBefore(from) && alert.ended().isBefore(to);
    }
}
