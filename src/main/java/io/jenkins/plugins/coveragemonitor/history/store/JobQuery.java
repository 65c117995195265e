package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;

/**
 * A query for jobs.
 *
 * @param filter the conditions
 * @param visible whose histories may be found
 * @param offset how many to skip, in the order of names
 * @param limit the most jobs to return
 */
public record JobQuery(JobFilter filter, JobVisibility visible, long offset, long limit) {
    /** No limit. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** Everything. */
    public static final JobQuery ALL = new JobQuery(JobFilter.ANY, JobVisibility.ALL, 0, UNLIMITED);

    /**
     * Creates a query.
     *
     * @throws IllegalArgumentException if offset or limit is negative
     */
    public JobQuery {
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("offset is " + offset + ", limit " + limit + ": give 0 or more of each");
        }
    }

    /** This query for jobs with a text in their names. */
    public JobQuery named(String part) {
        return with(new JobFilter(part, filter.controller(), filter.group(), filter.alerting(), filter.silentSince()));
    }

    /** This query on one controller. */
    public JobQuery on(String id) {
        return with(new JobFilter(filter.text(), id, filter.group(), filter.alerting(), filter.silentSince()));
    }

    /** This query in one group. */
    public JobQuery in(JobGrouping by, String name) {
        return with(new JobFilter(
                filter.text(),
                filter.controller(),
                new JobFilter.Group(by, name),
                filter.alerting(),
                filter.silentSince()));
    }

    /** This query for jobs with open alerts. */
    public JobQuery withAlerts() {
        return with(new JobFilter(filter.text(), filter.controller(), filter.group(), true, filter.silentSince()));
    }

    /** This query for jobs that are no longer measured. */
    public JobQuery notMeasuredSince(Instant moment) {
        return with(new JobFilter(filter.text(), filter.controller(), filter.group(), filter.alerting(), moment));
    }

    private JobQuery with(JobFilter other) {
        return new JobQuery(other, visible, offset, limit);
    }

    /** This query for a reader who may not see everything. */
    public JobQuery visibleTo(JobVisibility reader) {
        return new JobQuery(filter, reader, offset, limit);
    }

    /** One page of this query. */
    public JobQuery page(long from, long size) {
        return new JobQuery(filter, visible, from, size);
    }

    /** Whether a job matches, on whatever page. */
    public boolean matches(StoredJob job) {
        return visible.allows(job.key()) && filter.matches(job);
    }
}
