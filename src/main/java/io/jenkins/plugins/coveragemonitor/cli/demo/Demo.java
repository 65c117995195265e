package io.jenkins.plugins.coveragemonitor.cli.demo;

import io.jenkins.plugins.coveragemonitor.BuildContext;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobContext;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.RecordResult;
import io.jenkins.plugins.coveragemonitor.SourceKeeper;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertActions;
import io.jenkins.plugins.coveragemonitor.cli.output.RecordTable;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.Collector;
import io.jenkins.plugins.coveragemonitor.collect.patch.PatchReader;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.source.WorkspaceSources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Plays the builds of the demo's jobs completely, as Jenkins would run them. */
public final class Demo {
    /** The duration of a build, and the time until somebody looks at its alert. */
    private static final Duration RUNNING = Duration.ofMinutes(4);

    private static final Duration REACTION = Duration.ofMinutes(20);

    private Demo() {}

    /**
     * Plays the builds of all jobs into a home folder, and prints their logs: all of the first job, the newest of the
     * others.
     *
     * @param now the time of the demo; the newest builds are some minutes or hours older
     * @throws IOException if the sample is not in this archive, or the folder cannot be written
     */
    public static void play(Path home, Instant now, PrintWriter out) throws IOException, InterruptedException {
        try (SampleProject sample = SampleProject.open()) {
            List<SampleProject.Build> builds = sample.builds();
            for (DemoJob job : DemoJob.ALL) {
                play(home, sample, job, builds.subList(job.first() - 1, job.last()), now, out);
            }
        }
    }

    private static void play(
            Path home,
            SampleProject sample,
            DemoJob job,
            List<SampleProject.Build> builds,
            Instant now,
            PrintWriter out)
            throws IOException, InterruptedException {
        SampleProject.Build newest = builds.get(builds.size() - 1);
        Duration shift = Duration.between(newest.time(), now.minus(job.age()));
        for (SampleProject.Build build : builds) {
            Path workspace = Files.createTempDirectory("coverage-monitor-demo");
            try {
                sample.checkOut(build.number(), job.parts(), job.partsOf(build.number()), workspace);
                int number = build.number() - job.first() + 1;
                BuildContext played =
                        new BuildContext(job.name(), number, build.time().plus(shift), build.commit(), job.branch());
                List<String> log = record(home, played, job.config(), sample.changes(build.number()), workspace);
                if (job.isRelease(number)) {
                    new CoverageMonitor(JobHome.below(home, job.name()), job.name(), Clock.systemUTC())
                            .keep(number, true);
                }
                if (job == DemoJob.ALL.get(0) || build == newest) {
                    out.println("──── " + job.name() + " #" + number + ": " + build.message() + " (" + build.author()
                            + ", " + build.commit().substring(0, 10) + ")");
                    log.forEach(out::println);
                    out.println();
                    out.flush();
                }
            } finally {
                delete(workspace);
            }
        }
        if (job.handling() != null) {
            handle(home, job, job.handling(), now);
        }
    }

    private static List<String> record(Path home, BuildContext build, MonitorConfig config, String diff, Path workspace)
            throws IOException, InterruptedException {
        JobHome folder = JobHome.below(home, build.job());
        CoverageMonitor monitor = new CoverageMonitor(
                folder, build.job(), Clock.fixed(build.time().plus(RUNNING), ZoneOffset.UTC));
        Collected collected = new Collector(ReportFormats.builtIn())
                .collect(workspace, config.reports(), monitor.expectations(build, config, build.time()))
                .with(PatchReader.parse(diff.getBytes(StandardCharsets.UTF_8)));
        RecordResult recorded = monitor.record(build, collected, config, UnaryOperator.identity());
        JobViews views = new JobViews(monitor, JobContext.NONE);
        new SourceKeeper(folder).keep(collected, recorded, views.build(recorded), new WorkspaceSources(workspace));
        AlertEvent alerts = monitor.complete(build, config, Silences.NONE);
        return RecordTable.lines(collected, recorded, views, alerts, null);
    }

    private static void handle(Path home, DemoJob job, DemoJob.Handling handling, Instant now) throws IOException {
        CoverageMonitor monitor = new CoverageMonitor(
                JobHome.below(home, job.name()),
                job.name(),
                Clock.fixed(now.minus(job.age()).plus(REACTION), ZoneOffset.UTC));
        AlertActions desk = new AlertActions(
                monitor.alerts(), job.config().alerts(), Silences.NONE, handling.by(), monitor::accept);
        for (Alert alert : monitor.alerts().open()) {
            if (handling.resolves()) {
                desk.resolve(alert.alertId(), handling.note());
            } else if (alert.isFiring()) {
                desk.acknowledge(alert.alertId(), handling.note(), null, null);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
