package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.DashboardPage.AlertRow;
import io.jenkins.plugins.coveragemonitor.view.DashboardPage.JobRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Creates the dashboard from the summaries of the jobs that its reader may see. */
public final class DashboardPages {
    private static final Comparator<JobRow> FIRST = Comparator.comparingInt(JobRow::attention)
            .reversed()
            .thenComparing(row -> new JobMonitor(row.name(), row.monitor()));

    private final Metric metric;
    private final Function<JobMonitor, String> url;

    /**
     * Creates rows.
     *
     * @param metric the metric to show
     * @param url returns the trend page of a monitor of a job
     */
    public DashboardPages(Metric metric, Function<JobMonitor, String> url) {
        this.metric = metric;
        this.url = url;
    }

    /**
     * The dashboard.
     *
     * @param jobs the jobs that the reader may see; those without builds are left out
     * @param mayChange whether the reader may acknowledge, silence and resolve alerts of a job
     * @param silences how many silences are in force
     * @param now the current time
     */
    public static DashboardPage of(
            List<JobData> jobs,
            Metric metric,
            Function<JobMonitor, String> url,
            Predicate<String> mayChange,
            int silences,
            Instant now) {
        Map<JobMonitor, JobSummary> summaries = new TreeMap<>();
        for (JobData job : jobs) {
            JobSummary summary = JobSummary.of(job, now);
            if (summary != null) {
                summaries.put(JobMonitor.usual(job.job()), summary);
            }
        }
        return new DashboardPages(metric, url).page(summaries, mayChange, silences, now);
    }

    /**
     * The dashboard.
     *
     * @param jobs the summaries of the monitors of the jobs that the reader may see
     * @param mayChange whether the reader may acknowledge, silence and resolve alerts of a job
     * @param silences how many silences are in force
     * @param now the current time
     */
    public DashboardPage page(
            Map<JobMonitor, JobSummary> jobs, Predicate<String> mayChange, int silences, Instant now) {
        List<JobRow> rows = new ArrayList<>();
        List<Found> alerts = new ArrayList<>();
        jobs.forEach((monitor, summary) -> {
            rows.add(row(monitor, summary));
            alerts.addAll(found(monitor, summary));
        });
        rows.sort(FIRST);
        Set<Metric> metrics = EnumSet.of(metric);
        jobs.values().forEach(summary -> metrics.addAll(summary.metrics().keySet()));
        return new DashboardPage(metric, alerts(alerts, mayChange, now), rows, silences, List.copyOf(metrics));
    }

    /** The row of one monitor. */
    public JobRow row(JobMonitor monitor, JobSummary job) {
        JobSummary.Figures figures = job.figures(metric);
        return DashboardPageJobRowBuilder.builder()
                .name(monitor.job())
                .monitor(monitor.id())
                .label(label(monitor, job))
                .url(url.apply(monitor))
                .build(job.build())
                .time(job.time())
                .counter(figures.counter())
                .was(figures.was())
                .change(figures.change())
                .spark(figures.spark())
                .limit(figures.limit())
                .outcome(job.outcome())
                .active(job.active())
                .acknowledged(job.acknowledged())
                .partial(job.partial())
                .branch(job.branch())
                .owners(job.owners())
                .attention(attention(job, figures))
                .alertsUnknown(job.alertsUnknown())
                .problems(job.problems())
                .create();
    }

    /** The rows of a monitor's shown alerts, the most urgent first. */
    public List<AlertRow> alerts(JobMonitor monitor, JobSummary job, Predicate<String> mayChange, Instant now) {
        return alerts(found(monitor, job), mayChange, now);
    }

    private List<AlertRow> alerts(List<Found> alerts, Predicate<String> mayChange, Instant now) {
        return alerts.stream()
                .filter(found -> JobSummary.isShown(found.alert(), now))
                .sorted(Comparator.comparing(Found::alert, AlertRows.URGENT_FIRST))
                .map(found -> AlertRows.row(
                        found.alert(),
                        found.monitor().id(),
                        found.label(),
                        url.apply(found.monitor()),
                        mayChange.test(found.alert().key().job())))
                .toList();
    }

    /** An alert and its monitor. */
    private record Found(Alert alert, JobMonitor monitor, @Nullable String label) {}

    private static List<Found> found(JobMonitor monitor, JobSummary job) {
        String label = label(monitor, job);
        return job.alerts().stream()
                .map(alert -> new Found(alert, monitor, label))
                .toList();
    }

    private static @Nullable String label(JobMonitor monitor, JobSummary job) {
        return monitor.isUsual() ? null : Objects.requireNonNullElse(job.name(), monitor.id());
    }

    /** How much attention a job needs: first for alerts, then gates, a missing measurement, unknown alerts, a drop. */
    private static int attention(JobSummary job, JobSummary.Figures figures) {
        return 1000 * Math.min(job.active(), 9)
                + (job.outcome() == Outcome.FAILED ? 500 : job.outcome() == Outcome.WARNING ? 200 : 0)
                + (figures.counter() == null ? 150 : 0)
                + (job.alertsUnknown() ? 100 : 0)
                + (job.acknowledged() > 0 ? 50 : 0)
                + (figures.change() != null && figures.change().sign() < 0 ? 10 : 0);
    }
}
