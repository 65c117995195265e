package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/**
 * Records how builds ended, and brings all their data into agreement: the point in the history, the record and
 * measurement in the build's folder, and the action that shows them. Jenkins never reports the end of a build that a
 * crash interrupted; such builds are searched when Jenkins starts, at the end of each build of their job, and with each
 * periodic check.
 */
final class BuildSettlement {
    private static final Logger LOG = Logger.getLogger(BuildSettlement.class.getName());

    /** What began earlier belongs to a process that is no longer there. */
    private static final Instant STARTED =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

    private BuildSettlement() {}

    /** Handles the end of a build: sets the pending result, and settles what its monitors recorded. */
    static void completed(Run<?, ?> run, TaskListener listener) {
        DeferredResults.atEnd(run);
        for (CoverageBuildAction action : run.getActions(CoverageBuildAction.class)) {
            BuildChecks.atEnd(run, listener, action);
        }
        for (String id : monitors(run)) {
            try {
                end(run, id);
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, e, () -> "Alerts of " + run + " could not be evaluated");
                listener.error("Coverage Monitor: alerts could not be evaluated: " + FailureText.sentence(e));
            }
        }
        settleAll(run.getParent());
    }

    /** The monitors that recorded something of a build and not its end. */
    private static Set<String> monitors(Run<?, ?> run) {
        Set<String> ids = new TreeSet<>();
        for (CoverageBuildAction action : run.getActions(CoverageBuildAction.class)) {
            if (action.pending() != null) {
                ids.add(action.id());
            }
        }
        for (String id : JobFiles.begunIds(run.getParent())) {
            try {
                if (JobFiles.monitor(run.getParent(), id).unfinished().contains(run.getNumber())) {
                    ids.add(id);
                }
            } catch (IOException e) {
                LOG.log(Level.WARNING, e, () -> "What was recorded of " + run + " could not be read");
            }
        }
        return ids;
    }

    /**
     * Records the end of a build, and searches for alerts, unless it was aborted or a crash made it partial.
     *
     * @throws IOException if it could not be recorded; another attempt follows later
     */
    static void end(Run<?, ?> run, String id) throws IOException {
        CoverageMonitor monitor = JobFiles.monitor(run.getParent(), id);
        boolean interrupted =
                monitor.unfinished().contains(run.getNumber()) && monitor.begunBefore(run.getNumber(), STARTED);
        end(run, id, monitor, interrupted);
    }

    private static void end(Run<?, ?> run, String id, CoverageMonitor monitor, boolean interrupted) throws IOException {
        BuildState state = state(run, interrupted);
        Optional<Point> point = monitor.ended(run.getNumber(), state);
        if (point.isEmpty()) {
            return;
        }
        Optional<CoverageBuildAction> known = CoverageBuildAction.find(run, id);
        CoverageBuildAction action = known.orElseGet(() -> CoverageBuildAction.of(run, id));
        if (known.isEmpty() || interrupted) {
            show(run, id, monitor, action);
        }
        if (state == BuildState.COMPLETE && (known.isEmpty() || action.pending() != null)) {
            BuildAlerts.lookForAlerts(run, monitor, id, action.pending());
            comment(run, action);
        }
        KeptJobCard.prepare(run.getParent(), id);
        MonitorService.get().live().changed(run.getParent(), id);
        action.completed();
        if (known.isEmpty() || interrupted) {
            run.save();
        }
    }

    /** Puts the comment for a change request into the outbox; if that fails, the build still ends. */
    private static void comment(Run<?, ?> run, CoverageBuildAction action) {
        if (action.changeRequest() == null) {
            return;
        }
        try {
            MonitorService.get().changeRequests().comment(run, action);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "The comment on the change request of " + run + " could not be written");
        }
    }

    private static void show(Run<?, ?> run, String id, CoverageMonitor monitor, CoverageBuildAction action)
            throws IOException {
        JenkinsJobContext around = new JenkinsJobContext(run.getParent().getFullName(), id);
        Optional<BuildData> data = new JobViews(monitor, around).build(run.getNumber());
        data.ifPresent(action::show);
    }

    /**
     * How a build ended. If it ran while Jenkins was down and then failed, it may have failed because of that and be
     * partial; not so if it went on and missed a gate.
     */
    private static BuildState state(Run<?, ?> run, boolean interrupted) {
        Result result = run.getResult();
        if (result == Result.ABORTED) {
            return BuildState.ABORTED;
        }
        boolean usual = !interrupted || result == Result.SUCCESS || result == Result.UNSTABLE;
        return usual || hasOnlyMissedGates(run) ? BuildState.COMPLETE : BuildState.ABORTED;
    }

    /** Whether a Pipeline went on to its last step, whatever result was set on the way. */
    private static boolean hasOnlyMissedGates(Run<?, ?> run) {
        FlowExecutionOwner owner =
                run instanceof FlowExecutionOwner.Executable pipeline ? pipeline.asFlowExecutionOwner() : null;
        FlowExecution execution = owner == null ? null : owner.getOrNull();
        return execution != null && execution.isComplete() && execution.getCauseOfFailure() == null;
    }

    /** Settles the builds of a job that an earlier process left, except those that go on. */
    static void settle(Job<?, ?> job) {
        TreeSet<String> ids = new TreeSet<>(JobFiles.begunIds(job));
        for (String id : ids) {
            try {
                CoverageMonitor monitor = JobFiles.monitor(job, id);
                settle(job, id, monitor, monitor.unfinished());
            } catch (IOException | RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "Builds of " + job.getFullName() + " that were broken off could not be closed");
            }
        }
    }

    /** Settles them, and those that an older version left running in the history. */
    static void settleAll(Job<?, ?> job) {
        for (String id : JobFiles.ids(job)) {
            try {
                CoverageMonitor monitor = JobFiles.monitor(job, id);
                settle(job, id, monitor, monitor.running());
            } catch (IOException | RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        e,
                        () -> "Builds of " + job.getFullName() + " that were broken off could not be closed");
            }
        }
        settle(job);
    }

    private static void settle(Job<?, ?> job, String id, CoverageMonitor monitor, SortedSet<Integer> builds)
            throws IOException {
        for (int build : builds) {
            if (!monitor.begunBefore(build, STARTED)) {
                // It is still running, or is just reporting its end itself.
                continue;
            }
            Run<?, ?> run = job.getBuildByNumber(build);
            if (run == null) {
                monitor.ended(build, BuildState.ABORTED);
            } else if (!run.isLogUpdated()) {
                LOG.info(() -> run + " was broken off; what it recorded is kept");
                end(run, id, monitor, true);
            }
        }
    }

    /** Settles the builds of all jobs: one look at a folder for each job that was ever monitored. */
    @SuppressWarnings("rawtypes")
    static void settleAllJobs() {
        for (Job job : Jenkins.get().getAllItems(Job.class)) {
            settle(job);
        }
    }
}
