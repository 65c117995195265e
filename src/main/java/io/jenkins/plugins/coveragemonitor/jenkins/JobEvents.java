package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.coveragemonitor.api.state.JobChanges;
import io.jenkins.plugins.coveragemonitor.jenkins.job.BuildLinks;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reacts to changes of jobs and of Jenkins as a whole. A job's data is in its folder and goes with it; the outbox and
 * the job's settings made at run time must be updated.
 */
@Extension
public final class JobEvents extends ItemListener {
    private static final Logger LOG = Logger.getLogger(JobEvents.class.getName());

    @Override
    public void onLoaded() {
        change(JobChanges::complete);
        MonitorService.get().start();
        // Nobody waits for interrupted builds; searching for them must not delay the start of Jenkins.
        Thread settling = new Thread(JobEvents::afterStart, "coverage-monitor after the start");
        settling.setDaemon(true);
        settling.start();
    }

    private static void afterStart() {
        try {
            BuildSettlement.settleAllJobs();
            PageWarmUp.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Builds that were broken off could not be closed", e);
        }
    }

    @Override
    public void onCheckDelete(Item item) {
        if (item instanceof Job) {
            change(changes -> changes.deleting(item.getFullName()));
        }
    }

    @Override
    public void onDeleted(Item item) {
        if (item instanceof Job) {
            change(changes -> changes.deleted(item.getFullName()));
            MonitorService.get().live().gone(item.getFullName());
            change(changes -> MonitorService.get().deleted(item.getFullName()));
        }
    }

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (item instanceof Job) {
            change(changes -> changes.renamed(oldFullName, newFullName));
            MonitorService.get().live().gone(oldFullName);
        }
    }

    /** Settings made at run time for a job, and waiting messages about it, are outside its folder. */
    private interface Following {
        void of(JobChanges changes) throws IOException;
    }

    private static void change(Following following) {
        try {
            MonitorService service = MonitorService.get();
            following.of(new JobChanges(new JenkinsJobs(), service.state(), service.box(), BuildLinks::moved));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What is kept of a moved or deleted job outside its folder could not be updated", e);
        }
    }

    @Override
    public void onBeforeShutdown() {
        MonitorService.get().stop();
    }
}
