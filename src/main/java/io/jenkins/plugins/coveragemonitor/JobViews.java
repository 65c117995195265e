package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.alert.TrendTarget;
import io.jenkins.plugins.coveragemonitor.collect.OwnerRules;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.JobData;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings together what the pages of one job are made from. */
public final class JobViews {
    private static final int RECENT = 5;

    private final CoverageMonitor monitor;
    private final JobContext surroundings;

    /** The pages of a monitored job. */
    public JobViews(CoverageMonitor monitor, JobContext surroundings) {
        this.monitor = monitor;
        this.surroundings = surroundings;
    }

    /** What the job's own pages show: history, gates and alerts, and no build. */
    public JobData job() throws IOException {
        return new JobData(
                        monitor.job(),
                        monitor.history().points(),
                        monitor.config().gates(),
                        monitor.alerts().alerts(),
                        TrendTarget.of(surroundings.alerts(monitor.config().alerts())))
                .keeping(monitor.keptBuilds());
    }

    /** What the pages of a build show, if it was recorded. */
    public Optional<BuildData> build(int number) throws IOException {
        Optional<Point> point = monitor.point(number);
        if (point.isEmpty()) {
            return Optional.empty();
        }
        BuildRecord record = monitor.record(number).orElse(BuildRecord.empty(number));
        return Optional.of(data(point.get(), monitor.measurement(number).orElse(Measurement.NONE), record));
    }

    private BuildData data(Point point, Measurement measurement, BuildRecord record) throws IOException {
        Optional<CoverageMonitor> compared =
                record.baselineJob() == null ? Optional.of(monitor) : surroundings.job(record.baselineJob());
        Integer number = record.baseline();
        Optional<Point> baseline = number == null
                ? Optional.empty()
                : record.baselineJob() == null
                        ? monitor.point(number)
                        : surroundings.point(record.baselineJob(), number);
        // A baseline whose detail is damaged or gone costs its files, and not this build.
        Optional<Measurement> before = number == null || baseline.isEmpty() || compared.isEmpty()
                ? Optional.empty()
                : compared.get().measurementIfReadable(number);
        return BuildData.builder(monitor.job(), point, measurement)
                .gates(record.gates())
                .baseline(baseline.orElse(null))
                .before(before.orElse(Measurement.NONE))
                .baselineWords(record.baselineWords())
                .last(point.isMeasured() && point.isComplete() ? null : last(point.build()))
                .patch(record.patch())
                .sinceBaseline(sinceBaseline(record, baseline))
                .reports(record.reports().stream().map(JobViews::row).toList())
                .services(record.services())
                .releases(record.releases())
                .owners(
                        record.owners() == null
                                ? OwnerRules.NONE
                                : record.owners().rules())
                .create();
    }

    /** The newest build before one that was measured as a whole. */
    private @Nullable Point last(int number) throws IOException {
        return monitor.history().points().stream()
                .filter(point -> point.build() < number && point.isMeasured() && point.isComplete())
                .max(Comparator.comparingInt(Point::build))
                .orElse(null);
    }

    /**
     * The change from the baseline on. What git said about that commit; the patch only if no git was asked, as what it
     * says about another commit would look for lines in the wrong places.
     */
    private static @Nullable Patch sinceBaseline(BuildRecord record, Optional<Point> baseline) {
        Lineage lineage = record.lineage();
        if (lineage == null || lineage.head() == null) {
            return record.patch();
        }
        return baseline.map(Point::commit).map(lineage::linesSince).orElse(null);
    }

    /**
     * What was measured in the builds before one, the newest first. Only a few of them, and of those what is still kept:
     * each is a whole measurement, and the page waits for it.
     */
    public List<Measurement> before(int number) throws IOException {
        List<Integer> builds = monitor.history().points().stream()
                .filter(point -> point.build() < number && point.isMeasured() && point.isComplete())
                .map(Point::build)
                .sorted(Comparator.reverseOrder())
                .limit(RECENT)
                .toList();
        return builds.stream()
                .flatMap(build -> monitor.measurementIfReadable(build).stream())
                .toList();
    }

    /** How many files to test next a build's page names. */
    public int criticalFiles() throws IOException {
        return monitor.config().criticalFiles();
    }

    /** How a build was monitored; by default if that is not known. */
    public MonitorConfig config(int build) throws IOException {
        return monitor.record(build).map(BuildRecord::config).orElse(MonitorConfig.DEFAULT);
    }

    /** What the pages of a build show that was recorded just now: what is in memory is not read again. */
    public BuildData build(RecordResult recorded) throws IOException {
        return data(recorded.point(), recorded.measurement(), recorded.record());
    }

    private static BuildPage.ReportRow row(ReadReport report) {
        String result = report.isUsable()
                ? report.problems().isEmpty() ? "read" : "read; " + String.join("; ", report.problems())
                : Objects.requireNonNullElse(report.error(), "");
        return new BuildPage.ReportRow(report.file(), report.format(), result, report.isUsable());
    }
}
