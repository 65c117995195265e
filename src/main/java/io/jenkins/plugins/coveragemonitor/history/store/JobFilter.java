package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of a job that is searched for; all that is given must hold.
 *
 * @param text part of the job's name, in capital or small letters; {@code ""} for any
 * @param controller the id of a controller; {@code ""} for any
 * @param group what the job belongs to; {@code null} for jobs of any group
 * @param alerting only jobs with open alerts
 * @param silentSince only jobs whose newest complete measurement is older, or that were never measured; {@code null} for any
 */
public record JobFilter(
        String text, String controller, @Nullable Group group, boolean alerting, @Nullable Instant silentSince) {
    static final JobFilter ANY = new JobFilter("", "", null, false, null);

    /**
     * Jobs that have something in common.
     *
     * @param by what {@code name} names
     * @param name of the group; {@code ""} are jobs without folder, owner or label
     */
    public record Group(JobGrouping by, String name) {}

    boolean matches(StoredJob job) {
        return (controller.isEmpty() || controller.equals(job.key().controller()))
                && job.description().name().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))
                && (group == null
                        || group.by().groups(job.key(), job.description()).contains(group.name()))
                && (!alerting || !job.description().alerts().isEmpty())
                && (silentSince == null
                        || job.measured() == null
                        || job.measured().time().isBefore(silentSince));
    }
}
