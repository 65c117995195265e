package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.api.live.LiveContent;
import io.jenkins.plugins.coveragemonitor.api.live.LiveHub;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.jenkins.job.BuildLinks;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import java.io.Closeable;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Live events of this Jenkins' jobs, for viewers. */
final class LiveFeed implements Closeable {
    private static final String TEST = "test-";

    private final JobSummaries summaries;
    private final Map<JobMonitor, String> trends = new ConcurrentHashMap<>();
    private final LiveHub hub = new LiveHub(Clock.systemUTC(), new SecureRandom(), trends::get);

    LiveFeed(JobSummaries summaries) {
        this.summaries = summaries;
    }

    /** The hub of the viewers. */
    LiveHub hub() {
        return hub;
    }

    /** Reports that a job's monitor recorded something, or its alerts changed. */
    void changed(Job<?, ?> job, String id) {
        summaries.changed(job);
        JobMonitor monitor = new JobMonitor(job.getFullName(), id);
        JobSummary summary = summaries.of(job).get(monitor);
        if (summary != null) {
            trends.put(monitor, BuildLinks.trend(monitor));
            hub.publish(job.getFullName(), new LiveContent.Changed(id, summary));
        }
    }

    /** Shows a message of a live channel on open pages. */
    void show(Message message) {
        // A test message is about no existing job: administrators see it.
        String job = message.id().startsWith(TEST) ? "" : message.job();
        hub.publish(job, LiveContent.Message.of(message));
    }

    /** Reports that a job was renamed, moved or deleted. */
    void gone(String job) {
        trends.keySet().removeIf(monitor -> monitor.job().equals(job));
        hub.publish("", new LiveContent.Look());
    }

    @Override
    public void close() {
        hub.close();
    }
}
