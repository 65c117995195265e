package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data of one monitor of a job on the dashboard, stored beside its history so that no list of jobs ever reads a
 * history.
 *
 * @param name the monitor's display name, {@code null} if it has none
 * @param build the newest build that has ended
 * @param time when that was measured
 * @param outcome the worst outcome of its gates
 * @param partial what it misses, in words; {@code null} if it is complete
 * @param branch its branch, if it is one of several of a project; {@code null} otherwise
 * @param owners the owners of its code
 * @param active active alerts
 * @param acknowledged acknowledged alerts
 * @param alerts the open alerts, and those that ended in the week before the summary was created
 * @param metrics the figures of each metric in the last builds
 * @param alertsUnknown whether its alerts cannot be read
 * @param problems why its alerts or settings cannot be read, one sentence each
 */
@WithBuilder
public record JobSummary(
        @Nullable String name,
        int build,
        Instant time,
        Outcome outcome,
        @Nullable String partial,
        @Nullable String branch,
        List<String> owners,
        int active,
        int acknowledged,
        List<Alert> alerts,
        Map<Metric, Figures> metrics,
        boolean alertsUnknown,
        List<String> problems) {
    /** Builds in the sparkline. */
    static final int BUILDS = 60;

    private static final Duration LATELY = Duration.ofDays(7);
    private static final int HUNDREDTHS = 100;
    private static final Figures NONE = new Figures(null, null, null, new int[0], null);

    /** Creates it; the collections are copied. */
    public JobSummary {
        owners = List.copyOf(owners);
        alerts = List.copyOf(alerts);
        metrics = Map.copyOf(metrics);
        problems = List.copyOf(problems);
    }

    /**
     * The figures of one metric.
     *
     * @param counter the coverage of the newest build, or {@code null} if it is unmeasured
     * @param was its last coverage if it is unmeasured, such as {@code was 71.2 %}, or {@code null}
     * @param change the change against the measured build before, or {@code null}
     * @param spark the last builds in hundredths of a per cent, rounded down, the oldest first; −1 is a hole
     * @param limit the limit of a gate in per cent, or {@code null}
     */
    public record Figures(
            @Nullable Counter counter,
            @Nullable String was,
            @Nullable Difference change,
            int[] spark,
            @Nullable BigDecimal limit) {}

    /**
     * The summary of a job.
     *
     * @return {@code null} if it has no builds
     */
    public static @Nullable JobSummary of(JobData job, Instant now) {
        return of(job, null, now);
    }

    /**
     * The summary of a monitor of a job.
     *
     * @param name the monitor's display name, {@code null} if it has none
     * @return {@code null} if it has no builds
     */
    public static @Nullable JobSummary of(JobData job, @Nullable String name, Instant now) {
        if (job.points().isEmpty()) {
            return null;
        }
        Point newest = job.newest().orElseThrow();
        List<Point> shown = job.points()
                .subList(Math.max(0, job.points().size() - BUILDS), job.points().size());
        Map<Metric, Figures> metrics = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            if (shown.stream().anyMatch(point -> point.totals().has(metric))) {
                metrics.put(metric, figures(job, newest, shown, metric));
            }
        }
        return JobSummaryBuilder.builder()
                .name(name)
                .build(newest.build())
                .time(newest.time())
                .outcome(newest.outcome())
                .partial(newest.completenessState() == Completeness.State.PARTIAL ? JobData.partial(newest) : null)
                .branch(newest.branch())
                .owners(List.copyOf(newest.owners().keySet()))
                .active(job.alerts(AlertStatus.ACTIVE))
                .acknowledged(job.alerts(AlertStatus.ACKNOWLEDGED))
                .alerts(job.alerts().stream()
                        .filter(alert -> isShown(alert, now))
                        .toList())
                .metrics(metrics)
                .alertsUnknown(job.alertsUnknown())
                .problems(job.problems())
                .create();
    }

    private static Figures figures(JobData job, Point newest, List<Point> shown, Metric metric) {
        Counter now = newest.totals().get(metric);
        ChartSeries series = ChartSeries.of(shown, "", metric);
        int[] spark = new int[series.size()];
        for (int i = 0; i < spark.length; i++) {
            long all = series.covered()[i] + series.missed()[i];
            spark[i] = all == 0 ? -1 : (int) (series.covered()[i] * HUNDREDTHS * HUNDREDTHS / all);
        }
        String was = job.measuredBefore(newest.build(), "", metric)
                .map(point -> "was " + NumberWords.percent(point.totals().get(metric)))
                .orElse(null);
        return new Figures(
                now.isMeasured() ? now : null,
                now.isMeasured() ? null : was,
                job.change(newest, "", metric),
                spark,
                job.limit("", metric));
    }

    /** The figures of a metric; empty ones if none of the last builds has it. */
    Figures figures(Metric metric) {
        return metrics.getOrDefault(metric, NONE);
    }

    /** Whether the dashboard shows an alert; good news and ended ones are shown for a week. */
    static boolean isShown(Alert alert, Instant now) {
        return alert.resolution() == null
                || Duration.between(alert.resolution().time(), now).compareTo(LATELY) < 0;
    }
}
