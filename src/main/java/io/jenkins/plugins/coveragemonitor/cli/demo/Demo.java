package io.jenkins.plugins.coveragemonitor.cli.demo;

import io.jenkins.plugins.coveragemonitor.BuildContext;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobContext;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.RecordResult;
import io.jenkins.plugins.coveragemonitor.SourceKeeper;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.cli.output.RecordTable;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.Collector;
import io.jenkins.plugins.coveragemonitor.collect.PatchReader;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.Scope;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.source.SourceRetention;
import io.jenkins.plugins.coveragemonitor.source.WorkspaceSources;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Plays the sample project's builds the whole way, as its job would run them. */
public final class Demo {
    /** How the sample's job is monitored; {@link JenkinsDemo} says the same as a Pipeline. */
    static final MonitorConfig CONFIG = MonitorConfig.builder()
            .reports(List.of(new ReportSpec("backend", null, "backend/*.xml"), new ReportSpec("web", null, "web/*")))
            .gates(List.of(
                    GateRule.on(Metric.LINE).atLeast(new BigDecimal("80")).build(),
                    GateRule.on(Metric.LINE)
                            .maxDrop(new BigDecimal("0.5"))
                            .onMiss("FAILED")
                            .build(),
                    GateRule.on(Metric.LINE)
                            .scope(Scope.PATCH.name())
                            .atLeast(new BigDecimal("75"))
                            .ignorePatchBelow(5)
                            .build(),
                    GateRule.on(Metric.BRANCH).ratchet(true).tolerance(2).build()))
            .sources(SourceRetention.EVERY_BUILD)
            .build();

    private Demo() {}

    /**
     * Plays all builds into a home folder and prints what their logs would show.
     *
     * @throws IOException if the sample is not in this archive, or the folder cannot be written
     */
    public static void play(Path home, PrintWriter out) throws IOException, InterruptedException {
        JobHome job = JobHome.below(home, SampleProject.NAME);
        CoverageMonitor monitor = new CoverageMonitor(job, SampleProject.NAME, Clock.systemUTC());
        try (SampleProject sample = SampleProject.open()) {
            for (SampleProject.Build build : sample.builds()) {
                Path workspace = Files.createTempDirectory("coverage-monitor-demo");
                try {
                    sample.checkOut(build.number(), workspace);
                    List<String> log = record(job, monitor, sample, build, workspace);
                    out.println("──── " + SampleProject.NAME + " #" + build.number() + ": " + build.message() + " ("
                            + build.author() + ", " + build.commit().substring(0, 10) + ")");
                    log.forEach(out::println);
                    out.println();
                    out.flush();
                } finally {
                    delete(workspace);
                }
            }
        }
    }

    private static List<String> record(
            JobHome home, CoverageMonitor monitor, SampleProject sample, SampleProject.Build build, Path workspace)
            throws IOException, InterruptedException {
        BuildContext monitored =
                new BuildContext(SampleProject.NAME, build.number(), build.time(), build.commit(), null);
        String diff = sample.changes(build.number());
        Collected collected = new Collector(ReportFormats.builtIn())
                .collect(workspace, CONFIG.reports())
                .with(PatchReader.parse(diff.getBytes(StandardCharsets.UTF_8)));
        RecordResult recorded = monitor.record(monitored, collected, CONFIG, UnaryOperator.identity());
        JobViews views = new JobViews(monitor, JobContext.NONE);
        new SourceKeeper(home).keep(collected, recorded, views.build(recorded), new WorkspaceSources(workspace));
        AlertEvent alerts = monitor.complete(monitored, CONFIG, Silences.NONE);
        return RecordTable.lines(collected, recorded, views, alerts, null);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
