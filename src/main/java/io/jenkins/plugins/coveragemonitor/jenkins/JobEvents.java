package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;

/**
 * What happens to jobs and to Jenkins as a whole. What is kept of a job lies in its folder and goes with it; only what
 * waits in the outbox has to be told.
 */
@Extension
public final class JobEvents extends ItemListener {
    @Override
    public void onLoaded() {
        MonitorService.get().start();
    }

    @Override
    public void onDeleted(Item item) {
        if (item instanceof Job) {
            MonitorService.get().forget(item.getFullName());
        }
    }

    @Override
    public void onBeforeShutdown() {
        MonitorService.get().stop();
    }
}
