package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.alert.TrendTarget;
import io.jenkins.plugins.coveragemonitor.alert.store.KnownAlerts;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.collect.owner.OwnerRules;
import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.JobData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the data for the pages of one job. */
public final class JobViews {
    private static final int RECENT = 5;

    private final CoverageMonitor monitor;
    private final JobContext surroundings;

    /** The pages of a monitored job. */
    public JobViews(CoverageMonitor monitor, JobContext surroundings) {
        this.monitor = monitor;
        this.surroundings = surroundings;
    }

    /**
     * The data of the job's own pages: history, gates and alerts, and no build. Alerts or settings that cannot be read
     * cost no more than themselves.
     */
    public JobData job() throws IOException {
        List<String> problems = new ArrayList<>();
        KnownAlerts alerts = monitor.knownAlerts();
        if (alerts.problem() != null) {
            problems.add(monitor.withoutFolder(alerts.problem()));
        }
        MonitorConfig config = MonitorConfig.DEFAULT;
        try {
            config = monitor.config();
        } catch (IOException unreadable) {
            problems.add(monitor.withoutFolder(FailureText.sentence(unreadable)));
        }
        return new JobData(
                        monitor.job(),
                        monitor.history().points(),
                        config.gates(),
                        alerts.alerts(),
                        TrendTarget.of(surroundings.alerts(config.alerts())))
                .keeping(monitor.keptBuilds())
                .lacking(!alerts.isKnown(), problems);
    }

    /** The data of a build's pages, if it was recorded. */
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
        // A baseline with damaged or missing detail loses its files, but does not affect this build.
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

    /** The newest earlier build that was measured completely. */
    private @Nullable Point last(int number) throws IOException {
        return monitor.history().points().stream()
                .filter(point -> point.build() < number && point.isMeasured() && point.isComplete())
                .max(Comparator.comparingInt(Point::build))
                .orElse(null);
    }

    /**
     * The change since the baseline, as git reported it for that commit. The build's own patch is only used without
     * git, because a patch against another commit would have its lines in the wrong places.
     */
    private static @Nullable Patch sinceBaseline(BuildRecord record, Optional<Point> baseline) {
        Lineage lineage = record.lineage();
        if (lineage == null || lineage.head() == null) {
            return record.patch();
        }
        return baseline.map(Point::commit).map(lineage::linesSince).orElse(null);
    }

    /**
     * Earlier measurements, newest first. Only a few of them, if they are still kept: each is a whole measurement, and
     * the page waits for it.
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

    /** How many files to test next are shown on a build's page. */
    public int criticalFiles() {
        return monitor.configIfReadable().criticalFiles();
    }

    /** The configuration of a build; the default one if unknown. */
    public MonitorConfig config(int build) throws IOException {
        return monitor.record(build).map(BuildRecord::config).orElse(MonitorConfig.DEFAULT);
    }

    /** The data of the pages of a build that was just recorded: what is in memory is not read again. */
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
