package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to search for; all that is given must hold.
 *
 * @param text part of the job's name, in capital or small letters; {@code ""} for any
 * @param controller the id of a controller; {@code ""} for any
 * @param grouping what {@code group} names, or {@code null} for jobs of any group
 * @param group the name of a group; {@code ""} are jobs without folder, owner or label
 * @param alerting only jobs with open alerts
 * @param silentSince only jobs whose newest complete measurement is older, or that were never measured; {@code null} for any
 * @param visible whose histories may be found
 * @param offset how many to pass over, in the order of names
 * @param limit how many at most
 */
public record JobQuery(
        String text,
        String controller,
        @Nullable JobGrouping grouping,
        String group,
        boolean alerting,
        @Nullable Instant silentSince,
        JobVisibility visible,
        long offset,
        long limit) {
    /** As many as there are. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** Everything. */
    public static final JobQuery ALL = new JobQuery("", "", null, "", false, null, JobVisibility.ALL, 0, UNLIMITED);

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
        return new JobQuery(part, controller, grouping, group, alerting, silentSince, visible, offset, limit);
    }

    /** The same search on one controller. */
    public JobQuery on(String id) {
        return new JobQuery(text, id, grouping, group, alerting, silentSince, visible, offset, limit);
    }

    /** The same search in one group. */
    public JobQuery in(JobGrouping by, String name) {
        return new JobQuery(text, controller, by, name, alerting, silentSince, visible, offset, limit);
    }

    /** The same search for jobs with open alerts. */
    public JobQuery withAlerts() {
        return new JobQuery(text, controller, grouping, group, true, silentSince, visible, offset, limit);
    }

    /** The same search for jobs that are measured no longer. */
    public JobQuery notMeasuredSince(Instant moment) {
        return new JobQuery(text, controller, grouping, group, alerting, moment, visible, offset, limit);
    }

    /** The same search for somebody who may not see everything. */
    public JobQuery visibleTo(JobVisibility reader) {
        return new JobQuery(text, controller, grouping, group, alerting, silentSince, reader, offset, limit);
    }

    /** The same search, a page of it. */
    public JobQuery page(long from, long size) {
        return new JobQuery(text, controller, grouping, group, alerting, silentSince, visible, from, size);
    }

    /** Whether a job is among what is searched for, wherever it stands in the order. */
    public boolean matches(StoredJob job) {
        return visible.allows(job.key())
                && (controller.isEmpty() || controller.equals(job.key().controller()))
                && job.description().name().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))
                && (grouping == null
                        || grouping.groups(job.key(), job.description()).contains(group))
                && (!alerting || !job.description().alerts().isEmpty())
                && (silentSince == null
                        || job.measured() == null
                        || job.measured().time().isBefore(silentSince));
    }
}
