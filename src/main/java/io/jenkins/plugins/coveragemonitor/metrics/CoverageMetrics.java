package io.jenkins.plugins.coveragemonitor.metrics;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.notify.outbox.ChannelStatus;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the data of jobs into metrics. Labels are bounded: only the newest branches and the largest components of a
 * job, and no more in total than a board can draw; another metric says how many are left out.
 */
public final class CoverageMetrics {
    /** The most branches of a job; those that were built last. */
    static final int BRANCHES = 20;

    /** The most components of a branch, owners, and flags; those with the most lines. */
    static final int COMPONENTS = 50;

    /** The most parts (a branch, or a component, owner or flag of one) of all jobs together. */
    static final int PARTS = 20_000;

    private final Instant now;
    private final Series covered =
            Series.gauge("covered", "Covered lines (branches, ...) of the newest measured build; metric says which");
    private final Series missed =
            Series.gauge("missed", "Lines (branches, ...) of the newest measured build that no test covers");
    private final Series age = Series.gauge("measurement_age_seconds", "Seconds since the newest measured build began");
    private final Series build = Series.gauge("build", "Number of the newest measured build");
    private final Series complete =
            Series.gauge("complete", "1 if the newest measured build is complete, 0 if it is partial");
    private final Series gates = Series.gauge("gates", "Gates of the newest measured build by their result");
    private final Series verdict =
            Series.gauge("gate_result", "The worst gate of the newest measured build: 0 passed, 1 warning, 2 failed");
    private final Series alerts = Series.gauge("open_alerts", "Open alerts by severity");
    private final Series steps =
            Series.gauge("step_duration_seconds", "How long the newest step of a job took, since the process began");
    private final Series deliveries = Series.counter(
            "deliveries", "Messages of a channel that were delivered, attempts that failed, messages given up");
    private final Series waiting = Series.gauge("deliveries_waiting", "Messages that wait for a channel");
    private final Series leftOut = Series.gauge(
            "parts_left_out", "Branches, components, owners and flags that have no series because there are too many");

    private int parts;
    private long omitted;

    private CoverageMetrics(Instant now) {
        this.now = now;
    }

    /**
     * The metrics of jobs.
     *
     * @param jobs the jobs that the reader may see
     * @param steps the durations of steps; those of other jobs are left out
     * @param channels the state of the channels; empty unless the reader may see that
     * @param now the time of the scrape
     */
    public static MetricSnapshots of(
            Iterable<JobSample> jobs, Map<String, Duration> steps, List<ChannelStatus> channels, Instant now) {
        CoverageMetrics metrics = new CoverageMetrics(now);
        for (JobSample job : jobs) {
            metrics.job(job);
            Duration took = steps.get(job.job());
            if (took != null) {
                metrics.steps.add(Labels.of("job", job.job()), took.toNanos() / 1e9);
            }
        }
        channels.forEach(metrics::channel);
        metrics.leftOut.add(Labels.EMPTY, metrics.omitted);
        return metrics.snapshots();
    }

    private void job(JobSample job) {
        Map<String, Point> newest = new TreeMap<>();
        for (Point point : job.points()) {
            if (point.isMeasured() && point.hasEnded()) {
                newest.put(branch(point.branch()), point);
            }
        }
        List<Map.Entry<String, Point>> branches = newest.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().build()))
                .toList();
        omitted += Math.max(0, branches.size() - BRANCHES);
        branches.stream().limit(BRANCHES).forEach(entry -> measured(labels(job, entry.getKey()), entry.getValue()));
        open(job);
    }

    private void measured(Labels labels, Point point) {
        if (!part(labels, point.totals())) {
            return;
        }
        age.add(labels, Math.max(0, Duration.between(point.time(), now).toMillis()) / 1e3);
        build.add(labels, point.build());
        complete.add(labels, point.isComplete() ? 1 : 0);
        point.gates()
                .forEach((outcome, count) ->
                        gates.add(labels.add("result", outcome.name().toLowerCase(Locale.ROOT)), count));
        Outcome worst = point.outcome();
        if (worst != Outcome.NOT_EVALUATED) {
            verdict.add(labels, worst == Outcome.PASSED ? 0 : worst == Outcome.WARNING ? 1 : 2);
        }
        List<Map.Entry<String, Counters>> components = largest(point.components());
        omitted += Math.max(0, components.size() - COMPONENTS);
        components.stream()
                .limit(COMPONENTS)
                .filter(entry -> !entry.getKey().isEmpty())
                .forEach(entry -> part(labels.add("component", entry.getKey()), entry.getValue()));
        parts(labels, "owner", point.owners());
        Map<String, Counters> flags = new TreeMap<>();
        point.flags().forEach((flag, counters) -> flags.put(flag, counters.totals()));
        parts(labels, "flag", flags);
    }

    /** The largest parts of a build, by name. */
    private void parts(Labels labels, String label, Map<String, Counters> all) {
        List<Map.Entry<String, Counters>> sorted = largest(all);
        omitted += Math.max(0, sorted.size() - COMPONENTS);
        sorted.stream().limit(COMPONENTS).forEach(entry -> part(labels.add(label, entry.getKey()), entry.getValue()));
    }

    private static List<Map.Entry<String, Counters>> largest(Map<String, Counters> all) {
        List<Map.Entry<String, Counters>> sorted = new ArrayList<>(all.entrySet());
        sorted.sort(Comparator.comparingLong(
                        (Map.Entry<String, Counters> entry) -> -entry.getValue().asMap().values().stream()
                                .mapToLong(counter -> counter.total())
                                .sum())
                .thenComparing(Map.Entry::getKey));
        return sorted;
    }

    private boolean part(Labels labels, Counters counters) {
        if (++parts > PARTS) {
            omitted++;
            return false;
        }
        counters.asMap().forEach((metric, counter) -> {
            Labels of = labels.add("metric", metric.name().toLowerCase(Locale.ROOT));
            covered.add(of, counter.covered());
            missed.add(of, counter.missed());
        });
        return true;
    }

    /** A job without alerts gets a zero, as it is known to have none; one whose alerts are not known gets nothing. */
    private void open(JobSample job) {
        if (job.alerts() == null) {
            return;
        }
        Map<String, Map<Severity, Integer>> open = new TreeMap<>();
        for (Alert alert : job.alerts()) {
            if (alert.isOpen() && !alert.type().isEvent()) {
                open.computeIfAbsent(branch(alert.key().branch()), branch -> new EnumMap<>(Severity.class))
                        .merge(alert.severity(), 1, Integer::sum);
            }
        }
        if (open.isEmpty() && !job.points().isEmpty()) {
            open.put("", Map.of());
        }
        omitted += Math.max(0, open.size() - BRANCHES);
        open.entrySet().stream().limit(BRANCHES).forEach(entry -> Stream.of(Severity.CRITICAL, Severity.WARNING)
                .forEach(severity -> alerts.add(
                        labels(job, entry.getKey())
                                .add("severity", severity.name().toLowerCase(Locale.ROOT)),
                        entry.getValue().getOrDefault(severity, 0))));
    }

    private void channel(ChannelStatus channel) {
        Labels labels = Labels.of("channel", channel.name());
        deliveries.add(labels.add("result", "delivered"), channel.delivered());
        deliveries.add(labels.add("result", "failed"), channel.failed());
        deliveries.add(labels.add("result", "dead"), channel.dead());
        waiting.add(labels, channel.waiting());
    }

    private static String branch(@Nullable String name) {
        return name == null ? "" : name;
    }

    /** Something without a name has no label. */
    private static Labels labels(JobSample job, String branch) {
        Labels labels = Labels.of("job", job.job());
        labels = branch.isEmpty() ? labels : labels.add("branch", branch);
        return job.monitor().isEmpty() ? labels : labels.add("monitor", job.monitor());
    }

    private MetricSnapshots snapshots() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        Stream.of(covered, missed, age, build, complete, gates, verdict, alerts, steps, deliveries, waiting, leftOut)
                .filter(series -> !series.isEmpty())
                .forEach(series -> all.metricSnapshot(series.snapshot()));
        return all.build();
    }
}
