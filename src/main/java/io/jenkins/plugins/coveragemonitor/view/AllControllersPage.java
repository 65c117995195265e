package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Jobs of all controllers: a page of those that were searched for.
 *
 * @param metric what the counters are of
 * @param total how many jobs were found
 * @param offset how many come before those that are here
 * @param limit how many a page has
 * @param alerting how many of those that have the text in their name have open alerts
 * @param silent how many of those are measured no longer
 * @param silentDays for how many days a job has not been measured that counts as measured no longer
 * @param jobs the page, in the order of names
 * @param controllers all controllers, in the order of their ids
 */
@WithBuilder
public record AllControllersPage(
        Metric metric,
        long total,
        long offset,
        long limit,
        long alerting,
        long silent,
        int silentDays,
        List<JobRow> jobs,
        List<Controller> controllers) {
    /**
     * A job.
     *
     * @param name its full name
     * @param monitor which of its monitors
     * @param id the id of the job on its controller
     * @param url its trend on its controller, or {@code null}
     * @param controller the id of its controller
     * @param owners who it belongs to
     * @param labels what it is grouped by
     * @param build its newest build, 0 if it has none
     * @param time when that started, or {@code null}
     * @param measured when its newest complete measurement was made, or {@code null} if none ever was
     * @param counter what that measured, or {@code null} if it did not measure the metric
     * @param change against the one before it, or {@code null}
     * @param covered of its last builds; 0 together with {@code missed} 0 is a hole
     * @param missed of its last builds
     * @param outcome of the newest build's gates
     * @param alerts how many of its alerts are open
     */
    @WithBuilder
    public record JobRow(
            String name,
            String monitor,
            String id,
            @Nullable String url,
            String controller,
            List<String> owners,
            List<String> labels,
            int build,
            @Nullable Instant time,
            @Nullable Instant measured,
            @Nullable Counter counter,
            @Nullable Difference change,
            long[] covered,
            long[] missed,
            Outcome outcome,
            int alerts) {}

    /**
     * A controller.
     *
     * @param id what it is known by
     * @param url its address, or {@code null}
     * @param seen when it was heard of last, or {@code null}
     * @param jobs how many histories it has
     */
    public record Controller(String id, @Nullable String url, @Nullable Instant seen, int jobs) {}

    /**
     * Jobs taken together.
     *
     * @param by what they are grouped by
     * @param metric what the counters are of
     * @param groups in the order of names
     */
    public record Groups(String by, Metric metric, List<Group> groups) {}

    /**
     * One group.
     *
     * @param name {@code ""} for the jobs without folder, owner or label
     * @param jobs how many it has
     * @param measured how many of them were ever measured
     * @param counter the sum of what they measured last, or {@code null} if that is nothing
     */
    public record Group(String name, int jobs, int measured, @Nullable Counter counter) {}

    /**
     * The course of a group, by the sums of what each job had measured last.
     *
     * @param metric what the counters are of
     * @param found how many jobs were searched for
     * @param times the moments, milliseconds since 1970; none if there are too many jobs
     * @param jobs how many jobs had been measured by then
     * @param covered the sums at each moment; 0 together with {@code missed} 0 is a hole
     * @param missed the sums at each moment
     */
    public record Trend(Metric metric, long found, long[] times, int[] jobs, long[] covered, long[] missed) {}

    /**
     * Open alerts.
     *
     * @param jobs how many jobs have some
     * @param alerts those of the first of these jobs
     */
    public record Alerts(long jobs, List<AlertRow> alerts) {}

    /**
     * An open alert. What may be done to it is done on its controller.
     *
     * @param job the job's full name
     * @param controller the id of the controller
     * @param url where it can be acted on, or {@code null}
     */
    @WithBuilder
    public record AlertRow(
            String job,
            String controller,
            @Nullable String url,
            String type,
            String severity,
            String status,
            int build,
            Instant since,
            String message) {}

    /**
     * Alerts that are over.
     *
     * @param days of how many days up to now
     * @param total how many there are
     * @param offset how many come before those that are here
     * @param limit how many a page has
     * @param alerts the page, what ended last first
     */
    public record Ended(int days, long total, long offset, long limit, List<EndedRow> alerts) {}

    /**
     * An alert that is over.
     *
     * @param job the job's full name
     * @param controller the id of the controller
     * @param url its page on its controller, or {@code null}
     * @param build the build it began with, 0 if none did
     * @param how {@code RECOVERED}, {@code ACCEPTED}, {@code BY_HAND} or {@code RETIRED}
     * @param endBuild the build that ended it, 0 if none did
     * @param who the person who ended it, or {@code null}
     */
    @WithBuilder
    public record EndedRow(
            String job,
            String controller,
            @Nullable String url,
            String type,
            String severity,
            int build,
            Instant since,
            String how,
            int endBuild,
            Instant ended,
            @Nullable String who,
            String message) {}
}
