package io.jenkins.plugins.coveragemonitor.api.live;

import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import java.time.Instant;

/**
 * An event.
 *
 * @param number its number in the stream, from 1, without gaps
 * @param time when it happened
 * @param job the full name of the job that it is about
 * @param content what happened
 */
public record LiveEvent(long number, Instant time, String job, LiveContent content) {
    /** What it is about, a monitor of the job or the job: of each only the newest event matters. */
    String subject() {
        return content instanceof LiveContent.Changed changed ? new JobMonitor(job, changed.monitor()).toString() : job;
    }
}
