package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;

/**
 * Which alerts that are over to look for.
 *
 * @param jobs of which jobs; the page of this query does not matter
 * @param from the first moment at which they may have ended
 * @param to the first moment at which they may not
 * @param offset how many to pass over, the newest first
 * @param limit how many at most
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

    /** All of a period. */
    public static EndedAlertQuery of(JobQuery jobs, Instant from, Instant to) {
        return new EndedAlertQuery(jobs, from, to, 0, JobQuery.UNLIMITED);
    }

    /** The same alerts, a page of them. */
    public EndedAlertQuery page(long first, long size) {
        return new EndedAlertQuery(jobs, from, to, first, size);
    }

    /** Whether an alert ended in the period. */
    public boolean includes(EndedAlert alert) {
        return !alert.ended().isBefore(from) && alert.ended().isBefore(to);
    }
}
