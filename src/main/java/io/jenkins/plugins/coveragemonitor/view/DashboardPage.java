package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that the reader may see; others are in no row and in no count.
 *
 * @param metric the shown metric
 * @param alerts open and recently resolved alerts, the most urgent first
 * @param jobs the monitors of the jobs, those that need attention first
 * @param silences how many silences are in force
 * @param metrics the metrics that can be chosen: those of any of the jobs
 */
public record DashboardPage(
        Metric metric, List<AlertRow> alerts, List<JobRow> jobs, int silences, List<Metric> metrics) {

    /**
     * An alert.
     *
     * @param id identifies its life, for acknowledging, silencing and resolving
     * @param key its cause
     * @param status such as {@code ACTIVE}
     * @param job the full name of its job
     * @param monitor the id of the job's monitor that found it
     * @param build the build with which it began, 0 if none did: findings of one job and build have one cause
     * @param title job, monitor and finding
     * @param text only the finding
     * @param more since when, by which commit, where
     * @param sent who was notified, or what would make it active; may be empty
     * @param url the page that shows it
     * @param mayChange whether the reader may acknowledge, silence and resolve it
     */
    @WithBuilder
    public record AlertRow(
            String id,
            String key,
            String status,
            String job,
            String monitor,
            int build,
            String title,
            String text,
            String more,
            String sent,
            String url,
            boolean mayChange) {}

    /**
     * A monitor of a job: most jobs have one.
     *
     * @param name the job's full name
     * @param monitor the monitor's id
     * @param label the monitor's display name; {@code null} for the default one
     * @param url its trend page
     * @param build the newest build
     * @param time when that was measured
     * @param counter its coverage, or {@code null} if it is unmeasured
     * @param was its last coverage if it is unmeasured, such as {@code was 71.2 %}, or {@code null}
     * @param change the change against the measured build before, or {@code null}
     * @param spark its last builds in hundredths of a per cent, rounded down; −1 is a hole
     * @param limit the limit of a gate in per cent, or {@code null}
     * @param outcome the worst outcome of its gates
     * @param active active alerts
     * @param acknowledged acknowledged alerts
     * @param partial what its newest build misses, in words; {@code null} if it is complete
     * @param branch its branch, if it is one of several of a project; {@code null} otherwise
     * @param owners the owners of its code, for the search
     * @param attention how much attention it needs; jobs with more come first
     * @param alertsUnknown whether its alerts cannot be read, so that none are counted
     * @param problems why its alerts or settings cannot be read, one sentence each
     */
    @WithBuilder
    public record JobRow(
            String name,
            String monitor,
            @Nullable String label,
            String url,
            int build,
            Instant time,
            @Nullable Counter counter,
            @Nullable String was,
            @Nullable Difference change,
            int[] spark,
            @Nullable BigDecimal limit,
            Outcome outcome,
            int active,
            int acknowledged,
            @Nullable String partial,
            @Nullable String branch,
            List<String> owners,
            int attention,
            boolean alertsUnknown,
            List<String> problems) {}
}
