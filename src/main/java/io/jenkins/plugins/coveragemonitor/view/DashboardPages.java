package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.DashboardPage.AlertRow;
import io.jenkins.plugins.coveragemonitor.view.DashboardPage.JobRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes the dashboard from the summaries of the jobs that its reader may see. */
public final class DashboardPages {
    private static final Comparator<JobRow> FIRST =
            Comparator.comparingInt(JobRow::attention).reversed().thenComparing(JobRow::name);

    private final Metric metric;
    private final Function<String, String> url;

    /**
     * Makes rows.
     *
     * @param metric what to show
     * @param url a job's trend page
     */
    public DashboardPages(Metric metric, Function<String, String> url) {
        this.metric = metric;
        this.url = url;
    }

    /**
     * The dashboard.
     *
     * @param jobs the jobs the reader may see, and no other; those without a build are left out
     * @param mayChange whether the reader may acknowledge, silence and resolve alerts of a job
     * @param silences how many silences hold
     * @param now the time
     */
    public static DashboardPage of(
            List<JobData> jobs,
            Metric metric,
            Function<String, String> url,
            Predicate<String> mayChange,
            int silences,
            Instant now) {
        Map<String, JobSummary> summaries = new TreeMap<>();
        for (JobData job : jobs) {
            JobSummary summary = JobSummary.of(job, now);
            if (summary != null) {
                summaries.put(job.job(), summary);
            }
        }
        return new DashboardPages(metric, url).page(summaries, mayChange, silences, now);
    }

    /**
     * The dashboard.
     *
     * @param jobs the summaries of the jobs that the reader may see, by their full names
     * @param mayChange whether the reader may acknowledge, silence and resolve alerts of a job
     * @param silences how many silences hold
     * @param now the time
     */
    public DashboardPage page(Map<String, JobSummary> jobs, Predicate<String> mayChange, int silences, Instant now) {
        List<JobRow> rows = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>();
        jobs.forEach((name, summary) -> {
            rows.add(row(name, summary));
            alerts.addAll(summary.alerts());
        });
        rows.sort(FIRST);
        Set<Metric> metrics = EnumSet.of(metric);
        jobs.values().forEach(summary -> metrics.addAll(summary.metrics().keySet()));
        return new DashboardPage(metric, alerts(alerts, mayChange, now), rows, silences, List.copyOf(metrics));
    }

    /** One job's row. */
    public JobRow row(String name, JobSummary job) {
        JobSummary.Figures figures = job.figures(metric);
        return new JobRow(
                name,
                url.apply(name),
                job.build(),
                job.time(),
                figures.counter(),
                figures.was(),
                figures.change(),
                figures.spark(),
                figures.limit(),
                job.outcome(),
                job.active(),
                job.acknowledged(),
                job.partial(),
                job.branch(),
                job.owners(),
                attention(job, figures));
    }

    /** The rows of alerts that are shown, the most urgent first. */
    public List<AlertRow> alerts(Collection<Alert> alerts, Predicate<String> mayChange, Instant now) {
        return alerts.stream()
                .filter(alert -> JobSummary.isShown(alert, now))
                .sorted(AlertRows.URGENT_FIRST)
                .map(alert -> AlertRows.row(
                        alert,
                        url.apply(alert.key().job()),
                        mayChange.test(alert.key().job())))
                .toList();
    }

    /** How much a job needs someone: alerts, then gates, then a measurement that is missing, then a fall. */
    private static int attention(JobSummary job, JobSummary.Figures figures) {
        return 1000 * Math.min(job.active(), 9)
                + (job.outcome() == Outcome.FAILED ? 500 : job.outcome() == Outcome.WARNING ? 200 : 0)
                + (figures.counter() == null ? 150 : 0)
                + (job.acknowledged() > 0 ? 50 : 0)
                + (figures.change() != null && figures.change().sign() < 0 ? 10 : 0);
    }
}
