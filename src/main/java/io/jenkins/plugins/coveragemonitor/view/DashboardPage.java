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
 * Every job the reader may see; one that may not be seen is in no row and in no count.
 *
 * @param metric what is shown
 * @param alerts alerts that are not resolved, and those resolved lately; the most urgent first
 * @param jobs the monitors of the jobs, those that need attention first
 * @param silences how many silences hold
 * @param metrics the metrics that can be chosen: those that one of the jobs has
 */
public record DashboardPage(
        Metric metric, List<AlertRow> alerts, List<JobRow> jobs, int silences, List<Metric> metrics) {

    /**
     * An alert.
     *
     * @param id names its life; by it it is acknowledged, silenced and resolved
     * @param key its cause
     * @param status such as {@code ACTIVE}
     * @param job the full name of its job
     * @param monitor the id of the job's monitor that found it
     * @param build the build with which it began, 0 if none did: findings of one job and build have one cause
     * @param title job, monitor and finding
     * @param text the finding alone
     * @param more since when, by which commit, where
     * @param sent to whom it went, or what would make it active; may be empty
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
     * @param label what people call the monitor; {@code null} for the usual one, which needs no name
     * @param url its trend page
     * @param build the newest build
     * @param time when that was measured
     * @param counter its coverage, or {@code null} if it is unmeasured
     * @param was its last coverage where it is unmeasured, such as {@code was 71.2 %}, or {@code null}
     * @param change against the measured build before, or {@code null}
     * @param spark its last builds in hundredths of a per cent, rounded down; −1 is a hole
     * @param limit the limit of a gate in per cent, or {@code null}
     * @param outcome its state before its gates are evaluated
     * @param active active alerts
     * @param acknowledged acknowledged alerts
     * @param partial what its newest build misses, in words; {@code null} if that is nothing
     * @param branch the branch that it builds, if it is one of several that a project builds; {@code null} otherwise
     * @param owners the owners of its code, by whom it can be found
     * @param attention how much it needs someone: jobs with more come first
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
            int attention) {}
}
