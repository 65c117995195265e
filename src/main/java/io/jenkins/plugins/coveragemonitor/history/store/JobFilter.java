package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on jobs; all of them must hold.
 *
 * @param text part of the job's name, case-insensitive; {@code ""} for any
 * @param controller the id of a controller; {@code ""} for any
 * @param group the group of the job; {@code null} for any
 * @param alerting only jobs with open alerts
 * @param silentSince only jobs whose newest complete measurement is older, or that were never measured; {@code null}
 * for any
 */
public record JobFilter(
        String text, String controller, @Nullable Group group, boolean alerting, @Nullable Instant silentSince) {
    static final JobFilter ANY = new JobFilter("", "", null, false, null);

    /**
     * A group of jobs.
     *
     * @param by the kind of group
     * @param name the group's name; {@code ""} for jobs without folder, owner or label
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
