package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.MonitoredBuild;
import io.jenkins.plugins.coveragemonitor.Recorded;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.gate.GateContext;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.ConsoleTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Records one build for the step and the post-build action alike. */
final class BuildRecorder {
    private final MonitorOptions options;

    BuildRecorder(MonitorOptions options) {
        this.options = options;
    }

    /**
     * Collects where the workspace is, records, judges, and tells the build's log.
     *
     * @throws IOException if nothing could be recorded, in one sentence
     */
    Recorded record(Run<?, ?> run, FilePath workspace, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        MonitorConfig config = options.config();
        String json = new String(options.json(), StandardCharsets.UTF_8);
        Collected collected = CollectedWire.decode(workspace.act(new CollectOnAgent(json)));
        ConsoleTable.reports(collected).forEach(listener.getLogger()::println);

        CoverageMonitor monitor = JobFiles.monitor(run.getParent(), options.id());
        UnaryOperator<GateContext> others = context -> context.among(name -> PastOfJobs.named(name, options.id()));
        Recorded recorded = monitor.record(build(run, environment), collected, null, config, others);
        BuildData data = new JobViews(monitor).build(recorded);
        CoverageBuildAction.of(run, options).show(data);
        String link = BuildLinks.report(run, options.id());
        ConsoleTable.verdict(data, link).forEach(listener.getLogger()::println);
        return recorded;
    }

    private static MonitoredBuild build(Run<?, ?> run, EnvVars environment) {
        return new MonitoredBuild(
                run.getParent().getFullName(),
                run.getNumber(),
                Instant.ofEpochMilli(run.getTimeInMillis()),
                Blank.toNull(environment.get("GIT_COMMIT")),
                Blank.toNull(environment.get("BRANCH_NAME")));
    }
}
