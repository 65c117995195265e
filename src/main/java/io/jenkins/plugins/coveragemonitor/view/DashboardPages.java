package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.DashboardPage.AlertRow;
import io.jenkins.plugins.coveragemonitor.view.DashboardPage.Figure;
import io.jenkins.plugins.coveragemonitor.view.DashboardPage.JobRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes the dashboard from the jobs that its reader may see. */
public final class DashboardPages {
    private static final int BUILDS = 40;
    private static final Duration LATELY = Duration.ofDays(7);

    private DashboardPages() {}

    /**
     * The dashboard.
     *
     * @param jobs the jobs the reader may see, and no other
     * @param metric what to show
     * @param url a job's trend page
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
        List<JobRow> rows = jobs.stream()
                .filter(job -> !job.points().isEmpty())
                .map(job -> row(job, metric, url.apply(job.job())))
                .sorted(Comparator.comparingInt(DashboardPages::attention)
                        .reversed()
                        .thenComparing(JobRow::name))
                .toList();
        return new DashboardPage(metric, summary(rows, silences), alerts(jobs, url, mayChange, now), rows, silences);
    }

    private static JobRow row(JobData job, Metric metric, String url) {
        Point newest = job.newest().orElseThrow();
        Counter now = newest.totals().get(metric);
        List<Point> shown = job.points()
                .subList(Math.max(0, job.points().size() - BUILDS), job.points().size());
        ChartSeries series = ChartSeries.of(shown, "", metric);
        String was = job.measuredBefore(newest.build(), "", metric)
                .map(point -> "was " + NumberWords.percent(point.totals().get(metric)))
                .orElse(null);
        return new JobRow(
                job.job(),
                url,
                newest.build(),
                newest.time(),
                now.isMeasured() ? now : null,
                now.isMeasured() ? null : was,
                job.change(newest, "", metric),
                series.covered(),
                series.missed(),
                job.limit("", metric),
                newest.outcome(),
                job.alerts(AlertStatus.ACTIVE),
                job.alerts(AlertStatus.ACKNOWLEDGED),
                newest.completenessState() == Completeness.State.PARTIAL ? JobData.partial(newest) : null,
                List.copyOf(newest.owners().keySet()));
    }

    /** How much a job needs someone: alerts, then gates, then a measurement that is missing, then a fall. */
    private static int attention(JobRow job) {
        return 1000 * Math.min(job.active(), 9)
                + (job.outcome() == Outcome.FAILED ? 500 : job.outcome() == Outcome.WARNING ? 200 : 0)
                + (job.counter() == null ? 150 : 0)
                + (job.acknowledged() > 0 ? 50 : 0)
                + (job.change() != null && job.change().sign() < 0 ? 10 : 0);
    }

    private static List<Figure> summary(List<JobRow> jobs, int silences) {
        List<Figure> figures = new ArrayList<>();
        int active = jobs.stream().mapToInt(JobRow::active).sum();
        figures.add(new Figure(active, NumberWords.plural(active, "active alert")));
        int failed = count(jobs, job -> job.outcome() == Outcome.FAILED);
        figures.add(new Figure(failed, failed == 1 ? "job failed its gates" : "jobs failed their gates"));
        int warned = count(jobs, job -> job.outcome() == Outcome.WARNING);
        figures.add(new Figure(warned, NumberWords.plural(warned, "warning")));
        figures.add(new Figure(count(jobs, job -> job.counter() == null), "unmeasured"));
        int steady = count(
                jobs,
                job -> job.counter() != null
                        && (job.change() == null || job.change().sign() >= 0));
        figures.add(new Figure(steady, "of " + NumberWords.count(jobs.size(), "job") + " rising or steady"));
        if (silences > 0) {
            figures.add(new Figure(silences, silences == 1 ? "silence holds" : "silences hold"));
        }
        return figures;
    }

    private static int count(List<JobRow> jobs, Predicate<JobRow> which) {
        return (int) jobs.stream().filter(which).count();
    }

    private static List<AlertRow> alerts(
            List<JobData> jobs, Function<String, String> url, Predicate<String> mayChange, Instant now) {
        return jobs.stream()
                .flatMap(job -> job.alerts().stream())
                .filter(alert -> isShown(alert, now))
                .sorted(AlertRows.URGENT_FIRST)
                .map(alert -> AlertRows.row(
                        alert,
                        url.apply(alert.key().job()),
                        mayChange.test(alert.key().job())))
                .toList();
    }

    private static boolean isShown(Alert alert, Instant now) {
        return alert.resolution() == null
                || Duration.between(alert.resolution().time(), now).compareTo(LATELY) < 0;
    }
}
