package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;

/** Records how a build has ended, and searches for alerts. A failure here is logged and never changes the build. */
@Extension
public final class BuildEndListener extends RunListener<Run<?, ?>> {
    static {
        Run.XSTREAM2.alias("coverageMonitorBuild", CoverageBuildAction.class);
        Run.XSTREAM2.alias("coverageMonitorSummary", BuildSummary.class);
    }

    @Override
    public void onCompleted(Run<?, ?> run, TaskListener listener) {
        BuildSettlement.completed(run, listener);
    }

    /** A build that cannot be resumed after a restart ends without being completed. */
    @Override
    public void onFinalized(Run<?, ?> run) {
        if (!run.getActions(CoverageBuildAction.class).isEmpty()
                || !JobFiles.begunIds(run.getParent()).isEmpty()) {
            BuildSettlement.settle(run.getParent());
        }
    }
}
