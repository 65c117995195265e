package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;

/**
 * What to search for.
 *
 * @param filter what must be true of a job
 * @param visible whose histories may be found
 * @param offset how many to pass over, in the order of names
 * @param limit how many at most
 */
public record JobQuery(JobFilter filter, JobVisibility visible, long offset, long limit) {
    /** As many as there are. */
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

    /** The same search, for what has a text in its name. */
    public JobQuery named(String part) {
        return with(new JobFilter(part, filter.controller(), filter.group(), filter.alerting(), filter.silentSince()));
    }

    /** The same search on one controller. */
    public JobQuery on(String id) {
        return with(new JobFilter(filter.text(), id, filter.group(), filter.alerting(), filter.silentSince()));
    }

    /** The same search in one group. */
    public JobQuery in(JobGrouping by, String name) {
        return with(new JobFilter(
                filter.text(),
                filter.controller(),
                new JobFilter.Group(by, name),
                filter.alerting(),
                filter.silentSince()));
    }

    /** The same search for jobs with open alerts. */
    public JobQuery withAlerts() {
        return with(new JobFilter(filter.text(), filter.controller(), filter.group(), true, filter.silentSince()));
    }

    /** The same search for jobs that are measured no longer. */
    public JobQuery notMeasuredSince(Instant moment) {
        return with(new JobFilter(filter.text(), filter.controller(), filter.group(), filter.alerting(), moment));
    }

    private JobQuery with(JobFilter other) {
        return new JobQuery(other, visible, offset, limit);
    }

    /** The same search for somebody who may not see everything. */
    public JobQuery visibleTo(JobVisibility reader) {
        return new JobQuery(filter, reader, offset, limit);
    }

    /** The same search, a page of it. */
    public JobQuery page(long from, long size) {
        return new JobQuery(filter, visible, from, size);
    }

    /** Whether a job is among what is searched for, wherever it stands in the order. */
    public boolean matches(StoredJob job) {
        return visible.allows(job.key()) && filter.matches(job);
    }
}
