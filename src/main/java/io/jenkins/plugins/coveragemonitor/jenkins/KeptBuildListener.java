package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.XmlFile;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.Saveable;
import hudson.model.listeners.RunListener;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Records which builds Jenkins keeps forever, as releases usually are, so that the trend can mark them without loading
 * builds. A failure here is logged and never keeps a build from being saved.
 */
@Extension
public final class KeptBuildListener extends SaveableListener {
    private static final Logger LOG = Logger.getLogger(KeptBuildListener.class.getName());

    /** "Keep this build forever" is part of a build, which is saved when somebody sets or removes it. */
    @Override
    public void onChange(Saveable saved, XmlFile file) {
        if (saved instanceof Run<?, ?> run) {
            note(run, run.isKeepLog());
        }
    }

    /** A deleted build is no longer kept; its point in the history stays. */
    @Extension
    public static final class Deletion extends RunListener<Run<?, ?>> {
        @Override
        public void onDeleted(Run<?, ?> run) {
            note(run, false);
        }
    }

    /** Records it for each monitor of the build's job, with a few looks at the disk; writes only a change. */
    private static void note(Run<?, ?> run, boolean kept) {
        Job<?, ?> job = run.getParent();
        try {
            for (String id : JobFiles.ids(job)) {
                if (JobFiles.monitor(job, id).keep(run.getNumber(), kept)) {
                    MonitorService.get().live().changed(job, id);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "The trend of " + job.getFullName() + " does not show whether #" + run.getNumber()
                            + " is kept forever");
        }
    }
}
