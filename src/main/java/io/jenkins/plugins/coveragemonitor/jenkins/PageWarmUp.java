package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.view.JobCards;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Makes the card of one job that nobody asked for, in the background after Jenkins has started: nearly all the time of the
 * first card goes into loading classes and preparing JSON, and whoever opens a job first should not wait for that.
 */
final class PageWarmUp {
    private static final Logger LOG = Logger.getLogger(PageWarmUp.class.getName());

    private PageWarmUp() {}

    /** Makes the card of the first job that has one; without such a job there is none to wait for. */
    @SuppressWarnings("rawtypes")
    static void run() {
        for (Job job : Jenkins.get().getAllItems(Job.class)) {
            List<String> ids = JobFiles.ids(job);
            if (!ids.isEmpty()) {
                card(job, ids.get(0));
                return;
            }
        }
    }

    private static void card(Job<?, ?> job, String id) {
        try {
            JenkinsJobContext around = new JenkinsJobContext(job.getFullName(), id);
            ViewJson.bytes(JobCards.of(new JobViews(JobFiles.monitor(job, id), around).job()));
        } catch (IOException | RuntimeException e) {
            // Whoever opens that job sees the error.
            LOG.log(Level.FINE, e, () -> "No card of " + job.getFullName());
        }
    }
}
