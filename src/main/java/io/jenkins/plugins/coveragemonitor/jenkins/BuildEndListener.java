package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
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
        DeferredResults.atEnd(run);
        for (String id : monitors(run)) {
            try {
                BuildSettlement.end(run, id);
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, e, () -> "Alerts of " + run + " could not be looked for");
                listener.error("Coverage Monitor: alerts could not be looked for: " + e.getMessage());
            }
        }
        BuildSettlement.settleAll(run.getParent());
    }

    /** A build that cannot be resumed after a restart ends without being completed. */
    @Override
    public void onFinalized(Run<?, ?> run) {
        if (!run.getActions(CoverageBuildAction.class).isEmpty()
                || !JobFiles.begunIds(run.getParent()).isEmpty()) {
            BuildSettlement.settle(run.getParent());
        }
    }

    /** The monitors that recorded something of a build and do not know its end. */
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
                LOG.log(Level.WARNING, e, () -> "What was recorded of " + run + " could not be seen");
            }
        }
        return ids;
    }
}
