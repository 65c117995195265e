package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.JobCardFile;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AppearanceConfiguration;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.JobCards;
import io.jenkins.plugins.coveragemonitor.view.JobData;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import java.io.IOException;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The cards of jobs of this Jenkins, each kept beside the job's history since its last build has ended. */
final class KeptJobCard {
    private static final Logger LOG = Logger.getLogger(KeptJobCard.class.getName());

    private KeptJobCard() {}

    /** The card of a job's monitor as it is now, as JSON. */
    static byte[] of(Job<?, ?> job, String id) throws IOException {
        Metric preferred = AppearanceConfiguration.get().metric();
        return new JobCardFile(
                        JobFiles.home(job, id),
                        job.getFullName(),
                        MonitorService.get().state().thresholds().path(),
                        Objects.toString(preferred, ""))
                .current(() -> ViewJson.bytes(JobCards.of(data(job, id), preferred)));
    }

    /** Makes and keeps the card; a failure leaves that to the next reader, who is told. */
    static void prepare(Job<?, ?> job, String id) {
        try {
            of(job, id);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.FINE, e, () -> "No card of " + job.getFullName());
        }
    }

    /** What the job's pages are made from. */
    static JobData data(Job<?, ?> job, String id) throws IOException {
        return new JobViews(JobFiles.monitor(job, id), new JenkinsJobContext(job.getFullName(), id)).job();
    }
}
