package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes down how a build has ended, and looks for alerts. What goes wrong here is logged and never changes the build. */
@Extension
public final class BuildEndListener extends RunListener<Run<?, ?>> {
    private static final Logger LOG = Logger.getLogger(BuildEndListener.class.getName());

    static {
        Run.XSTREAM2.alias("coverageMonitorBuild", CoverageBuildAction.class);
        Run.XSTREAM2.alias("coverageMonitorSummary", BuildSummary.class);
    }

    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        DeferredResults.forget(run);
        for (CoverageBuildAction action : run.getActions(CoverageBuildAction.class)) {
            MonitorOptions options = action.pending();
            if (options == null) {
                continue;
            }
            try {
                boolean aborted = run.getResult() == Result.ABORTED;
                CoverageMonitor monitor = JobFiles.monitor(run.getParent(), options.id());
                monitor.ended(run.getNumber(), aborted ? BuildState.ABORTED : BuildState.COMPLETE);
                if (!aborted) {
                    BuildAlerts.lookForAlerts(run, monitor, options);
                }
                action.completed();
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, e, () -> "Alerts of " + run + " could not be looked for");
                listener.error("Coverage Monitor: alerts could not be looked for: " + e.getMessage());
            }
        }
    }
}
