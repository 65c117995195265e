package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.view.TrendPages;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Answers a first request in the background after Jenkins has started, in the way of a real one: most of the time of a
 * first answer is for loading classes and preparing JSON, for which the first reader should not wait.
 */
final class PageWarmUp {
    private static final Logger LOG = Logger.getLogger(PageWarmUp.class.getName());

    private PageWarmUp() {}

    /** The card and the trend page of the first job that has them; nothing without such a job. */
    @SuppressWarnings("rawtypes")
    static void run() {
        for (Job job : Jenkins.get().getAllItems(Job.class)) {
            List<String> ids = JobFiles.ids(job);
            if (!ids.isEmpty()) {
                KeptJobCard.prepare(job, ids.get(0));
                trend(job, ids.get(0));
                return;
            }
        }
    }

    private static void trend(Job<?, ?> job, String id) {
        try {
            ViewJson.bytes(TrendPages.of(KeptJobCard.data(job, id)));
        } catch (IOException | RuntimeException e) {
            // Whoever opens that page sees the error.
            LOG.log(Level.FINE, e, () -> "No trend of " + job.getFullName());
        }
    }
}
