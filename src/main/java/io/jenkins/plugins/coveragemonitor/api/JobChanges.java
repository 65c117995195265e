package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.notify.outbox.Outbox;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What follows a job that is renamed, moved or deleted. Its history and alerts lie in its own folder and go with that;
 * waiting messages about it and the settings that people made lie elsewhere. A crash in between is made good at the
 * next start.
 */
public final class JobChanges {
    private final Jobs jobs;
    private final MonitorState state;
    private final Outbox outbox;
    private final Links links;

    /** Where the pages of a job are after it was renamed or moved. */
    @FunctionalInterface
    public interface Links {
        /** The address of a page of a job under its new name. */
        String moved(String link, String from, String to);
    }

    /** What follows jobs. */
    public JobChanges(Jobs jobs, MonitorState state, Outbox outbox, Links links) {
        this.jobs = jobs;
        this.state = state;
        this.outbox = outbox;
        this.links = links;
    }

    /** A job is about to be deleted, or its deletion refused. */
    public void deleting(String job) throws IOException {
        state.pendingDeletions().begin(job);
    }

    /** A job was deleted: no more messages are sent about it, and a new job of the same name starts afresh. */
    public void deleted(String job) throws IOException {
        outbox.forget(job);
        state.deleted(job);
    }

    /** A job was renamed: waiting messages carry the new name, and its settings follow it. */
    public void renamed(String from, String to) throws IOException {
        outbox.renamed(from, to, link -> links.moved(link, from, to));
        state.renamed(from, to);
    }

    /**
     * Completes what a crash cut off, before anything is delivered. A job whose deletion began and that is not there is
     * deleted. Messages about a job that is not there go with the alerts that they speak of; where those are not found
     * either the messages stay as they are, as a job may only be out of reach for now.
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

    /** The job of each alert; as many alert stores are read as there are jobs, so only where a crash makes it needed. */
    private Map<String, String> homesOfAlerts() throws IOException {
        Map<String, String> homes = new HashMap<>();
        for (String job : jobs.names()) {
            for (String id : jobs.monitors(job)) {
                for (Alert alert : jobs.monitor(job, id).alerts().alerts()) {
                    homes.put(alert.alertId(), job);
                }
            }
        }
        return homes;
    }
}
