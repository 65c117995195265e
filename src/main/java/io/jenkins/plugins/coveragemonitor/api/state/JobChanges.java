package io.jenkins.plugins.coveragemonitor.api.state;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Outbox;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Updates data outside a job's folder when it is renamed, moved or deleted. Its history and alerts are in its folder;
 * waiting messages about it and settings made at run time are elsewhere. After a crash the next start completes it.
 */
public final class JobChanges {
    private final Jobs jobs;
    private final MonitorState state;
    private final Outbox outbox;
    private final Links links;

    /** The addresses of a job's pages after it was renamed or moved. */
    @FunctionalInterface
    public interface Links {
        /** The address of a job's page under its new name. */
        String moved(String link, String from, String to);
    }

    /** Updates the data of jobs. */
    public JobChanges(Jobs jobs, MonitorState state, Outbox outbox, Links links) {
        this.jobs = jobs;
        this.state = state;
        this.outbox = outbox;
        this.links = links;
    }

    /** Reports that a job is about to be deleted, which may still be refused. */
    public void deleting(String job) throws IOException {
        state.pendingDeletions().begin(job);
    }

    /** Reports that a job was deleted: nothing more is sent about it, and a new job of the same name starts afresh. */
    public void deleted(String job) throws IOException {
        outbox.forget(job);
        state.deleted(job);
    }

    /** Reports that a job was renamed: its waiting messages and settings get the new name. */
    public void renamed(String from, String to) throws IOException {
        outbox.renamed(from, to, link -> links.moved(link, from, to));
        state.renamed(from, to);
    }

    /**
     * Completes, before anything is delivered, what a crash interrupted. A job whose deletion began and that does not
     * exist is deleted. Messages about a missing job move to the job that now has their alerts; if there is none they
     * stay, because the job may only be unreachable for now.
     */
    public void complete() throws IOException {
        for (String job : state.pendingDeletions().begun()) {
            if (jobs.monitors(job).isEmpty()) {
                deleted(job);
            } else {
                state.pendingDeletions().over(job);
            }
        }
        Map<String, String> homes = null;
        for (Map.Entry<String, Set<String>> notified : outbox.jobs().entrySet()) {
            if (!jobs.monitors(notified.getKey()).isEmpty()) {
                continue;
            }
            homes = homes == null ? homesOfAlerts() : homes;
            for (String alertId : notified.getValue()) {
                if (homes.containsKey(alertId)) {
                    renamed(notified.getKey(), homes.get(alertId));
                    break;
                }
            }
        }
    }

    /** The job of each alert. It reads the alert stores of all jobs, so it is only called after a crash. */
    private Map<String, String> homesOfAlerts() throws IOException {
        Map<String, String> homes = new HashMap<>();
        for (String job : jobs.names()) {
            for (String id : jobs.monitors(job)) {
                for (Alert alert : jobs.monitor(job, id).knownAlerts().alerts()) {
                    homes.put(alert.alertId(), job);
                }
            }
        }
        return homes;
    }
}
