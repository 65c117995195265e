package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.JobData;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Brings together what the pages of one job are made from. */
public final class JobViews {
    private static final int RECENT = 5;

    private final CoverageMonitor monitor;

    /** The pages of a monitored job. */
    public JobViews(CoverageMonitor monitor) {
        this.monitor = monitor;
    }

    /** What the job's own pages show: history, gates and alerts, and no build. */
    public JobData job() throws IOException {
        return new JobData(
                monitor.job(),
                monitor.history().points(),
                monitor.config().gates(),
                // Good news asks nobody for anything: it is told, and is no open alert on a page.
                monitor.alerts().alerts().stream()
                        .filter(alert -> !alert.type().isGoodNews())
                        .toList(),
                TrendSettings.DEFAULT.towards(target()));
    }

    /** The target of alerts as the one to forecast; all of the code is what everyone has, and no aim anybody set. */
    private BigDecimal target() throws IOException {
        BigDecimal target = monitor.config().alerts().target();
        return target.compareTo(AlertSettings.DEFAULT.target()) == 0 ? null : target;
    }

    /** What the pages of a build show, if it was recorded. */
    public Optional<BuildData> build(int number) throws IOException {
        List<Point> points = monitor.history().points();
        Optional<Point> point = find(points, number);
        if (point.isEmpty()) {
            return Optional.empty();
        }
        BuildRecord record = monitor.record(number).orElse(BuildRecord.empty(number));
        Point baseline = record.baseline() == null
                ? null
                : find(points, record.baseline()).orElse(null);
        return Optional.of(new BuildData(
                monitor.job(),
                point.get(),
                monitor.measurement(number).orElse(Measurement.NONE),
                record.gates(),
                baseline,
                baseline == null
                        ? Measurement.NONE
                        : monitor.measurement(baseline.build()).orElse(Measurement.NONE),
                record.patch(),
                record.reports().stream().map(JobViews::row).toList()));
    }

    /**
     * What was measured in the builds before one, the newest first. Only a few of them, and of those what is still kept:
     * each is a whole measurement, and the page waits for it.
     */
    public List<Measurement> before(int number) throws IOException {
        List<Integer> builds = monitor.history().points().stream()
                .filter(point -> point.build() < number && point.isMeasured())
                .map(Point::build)
                .sorted(Comparator.reverseOrder())
                .limit(RECENT)
                .toList();
        return builds.stream()
                .flatMap(build -> monitor.measurementIfReadable(build).stream())
                .toList();
    }

    /** What the pages of a build show that was recorded just now. */
    public BuildData build(Recorded recorded) throws IOException {
        return build(recorded.build().number())
                .orElseThrow(() ->
                        new IOException(monitor.job() + " #" + recorded.build().number() + ": was not recorded"));
    }

    private static Optional<Point> find(List<Point> points, int build) {
        return points.stream().filter(point -> point.build() == build).max(Comparator.comparing(Point::build));
    }

    private static BuildPage.ReportRow row(ReadReport report) {
        String result = report.isUsable()
                ? report.problems().isEmpty() ? "read" : "read; " + String.join("; ", report.problems())
                : report.error();
        return new BuildPage.ReportRow(report.file(), report.format(), result, report.isUsable());
    }
}
