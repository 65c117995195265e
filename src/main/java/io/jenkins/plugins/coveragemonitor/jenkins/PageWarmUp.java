package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.view.TrendPages;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Answers what nobody asked for yet, in the background after Jenkins has started, and by the same way as a request: nearly all
 * the time of a first answer goes into loading classes and preparing JSON, and the first reader of a job should not wait for that.
 */
final class PageWarmUp {
    private static final Logger LOG = Logger.getLogger(PageWarmUp.class.getName());

    private PageWarmUp() {}

    /** The card and the trend page of the first job that has them; without such a job there is none to wait for. */
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
