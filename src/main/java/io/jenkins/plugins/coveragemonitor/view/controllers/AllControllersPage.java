package io.jenkins.plugins.coveragemonitor.view.controllers;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import io.jenkins.plugins.coveragemonitor.view.Difference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of jobs of all controllers that match a query.
 *
 * @param metric the metric of the counters
 * @param total how many jobs were found
 * @param offset how many come before this page
 * @param limit the size of a page
 * @param alerting how many jobs with the text in their names have open alerts
 * @param silent how many of those are no longer measured
 * @param silentDays after how many days without a measurement a job counts as no longer measured
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
     * @param owners its owners
     * @param labels its labels
     * @param build its newest build, 0 if it has none
     * @param time when that started, or {@code null}
     * @param measured when it was last measured completely, or {@code null} if never
     * @param counter the counter of that measurement, or {@code null} if it does not have the metric
     * @param change the change against the measurement before, or {@code null}
     * @param covered covered counts of its last builds; 0, as {@code missed}, is a hole
     * @param missed missed counts of its last builds
     * @param outcome the outcome of the newest build's gates
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
     * @param id its id
     * @param url its address, or {@code null}
     * @param seen when it last contacted the store, or {@code null}
     * @param jobs how many histories it has
     */
    public record Controller(String id, @Nullable String url, @Nullable Instant seen, int jobs) {}

    /**
     * Groups of jobs.
     *
     * @param by the kind of group
     * @param metric the metric of the counters
     * @param groups in the order of names
     */
    public record Groups(String by, Metric metric, List<Group> groups) {}

    /**
     * One group.
     *
     * @param name {@code ""} for the jobs without folder, owner or label
     * @param jobs how many it has
     * @param measured how many of them were ever measured
     * @param counter the sum of their latest measurements, or {@code null} if there are none
     */
    public record Group(String name, int jobs, int measured, @Nullable Counter counter) {}

    /**
     * The trend of a group, by the sums of each job's latest measurement.
     *
     * @param metric the metric of the counters
     * @param found how many jobs match
     * @param times the moments, milliseconds since 1970; none if there are too many jobs
     * @param jobs how many jobs had been measured by then
     * @param covered the sums at each moment; 0, as {@code missed}, is a hole
     * @param missed the sums at each moment
     */
    public record Trend(Metric metric, long found, long[] times, int[] jobs, long[] covered, long[] missed) {}

    /**
     * Open alerts.
     *
     * @param jobs how many jobs have some
     * @param alerts the alerts of the first of these jobs
     */
    public record Alerts(long jobs, List<AlertRow> alerts) {}

    /**
     * An open alert. It is acted on only on its controller.
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
     * Ended alerts.
     *
     * @param days the period in days up to now
     * @param total how many there are
     * @param offset how many come before this page
     * @param limit the size of a page
     * @param alerts the page, by end, newest first
     */
    public record Ended(int days, long total, long offset, long limit, List<EndedRow> alerts) {}

    /**
     * An ended alert.
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
