package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.MonitoredBuild;
import io.jenkins.plugins.coveragemonitor.Recorded;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.gate.GateContext;
import io.jenkins.plugins.coveragemonitor.gate.Past;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.ConsoleTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
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
        CoverageMonitor monitor = JobFiles.monitor(run.getParent(), options.id());
        AddedFormats added = AddedFormats.installed();
        added.problems().forEach(listener.getLogger()::println);
        Collected collected = CollectedWire.decode(
                workspace.act(new CollectOnAgent(json, base(run, monitor, environment), added.formats())));
        ConsoleTable.reports(collected).forEach(listener.getLogger()::println);

        Past target = target(run, environment);
        // What an aborted build left behind is only a part of what it would have covered.
        boolean aborted = run.getResult() == Result.ABORTED;
        UnaryOperator<GateContext> others = context -> context.among(name -> PastOfJobs.named(name, options.id()))
                .into(target)
                .aborted(aborted);
        Recorded recorded = monitor.record(build(run, environment), collected, config, others);
        BuildData data = new JobViews(monitor).build(recorded);
        CoverageBuildAction.of(run, options).show(data);
        String link = BuildLinks.report(run, options.id());
        ConsoleTable.verdict(data, link).forEach(listener.getLogger()::println);
        return recorded;
    }

    /** The job of a change request's target branch, which a multibranch project keeps beside the request's own. */
    private Past target(Run<?, ?> run, EnvVars environment) {
        String branch = Blank.toNull(environment.get("CHANGE_TARGET"));
        if (branch == null) {
            return null;
        }
        String request = run.getParent().getFullName();
        String project = request.substring(0, request.lastIndexOf('/') + 1);
        // A branch's job has the branch's name, with the slashes encoded, as they separate folders.
        return PastOfJobs.named(project + branch.replace("/", "%2F"), options.id())
                .orElse(null);
    }

    /** What the work began from: a change request's target branch, else the commit that was measured last. */
    private static String base(Run<?, ?> run, CoverageMonitor monitor, EnvVars environment) throws IOException {
        String target = Blank.toNull(environment.get("CHANGE_TARGET"));
        if (target != null) {
            return "origin/" + target;
        }
        MonitoredBuild build = build(run, environment);
        return monitor.history().points().stream()
                .filter(point -> point.build() < build.number()
                        && point.commit() != null
                        && Objects.equals(point.branch(), build.branch()))
                .reduce((older, newer) -> newer)
                .map(Point::commit)
                .orElse(null);
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
