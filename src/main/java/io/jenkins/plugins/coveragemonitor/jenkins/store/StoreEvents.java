package io.jenkins.plugins.coveragemonitor.jenkins.store;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Passes changes of jobs on to the shared store: deleted jobs are deleted there, renamed ones get their new names. */
@Extension
public final class StoreEvents extends ItemListener {
    private static final Logger LOG = Logger.getLogger(StoreEvents.class.getName());

    /** The histories of jobs that are about to be deleted, because their ids are deleted with their folders. */
    private final Map<String, List<JobKey>> leaving = new ConcurrentHashMap<>();

    @Override
    public void onLoaded() {
        StoreService.get().start();
    }

    @Override
    public void onCheckDelete(Item item) {
        if (item instanceof Job<?, ?> job) {
            try {
                leaving.put(item.getFullName(), StoreService.get().keys(job));
            } catch (IOException unreadable) {
                LOG.log(
                        Level.WARNING,
                        unreadable,
                        () -> "The shared store will keep the history of " + item.getFullName());
            }
        }
    }

    @Override
    public void onDeleted(Item item) {
        List<JobKey> keys = leaving.remove(item.getFullName());
        if (keys != null) {
            try {
                StoreService.get().deleted(keys);
            } catch (IOException unwritten) {
                LOG.log(Level.WARNING, unwritten, () -> "The shared store keeps the history of " + item.getFullName());
            }
        }
    }

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (item instanceof Job<?, ?> job) {
            JobFiles.ids(job).forEach(monitor -> StoreService.changed(job, monitor));
        }
    }

    @Override
    public void onBeforeShutdown() {
        StoreService.get().stop();
    }
}
