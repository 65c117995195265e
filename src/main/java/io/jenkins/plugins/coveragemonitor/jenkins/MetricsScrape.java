package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Item;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.metrics.CoverageMetrics;
import io.jenkins.plugins.coveragemonitor.metrics.JobSample;
import io.jenkins.plugins.coveragemonitor.metrics.MetricsText;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Answers a scraper: with all jobs if it has the key, else with the jobs that the user may read. */
final class MetricsScrape {
    private static final Logger LOG = Logger.getLogger(MetricsScrape.class.getName());
    private static final String BEARER = "Bearer ";

    private MetricsScrape() {}

    @SuppressWarnings("try") // the context is only closed
    static void answer(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        String credentials = request.getHeader("Authorization");
        if (credentials == null || !credentials.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            Jenkins.get().checkPermission(Jenkins.READ);
            write(request, response, Jenkins.get().hasPermission(Jenkins.ADMINISTER));
        } else if (isKey(credentials.substring(BEARER.length()).strip())) {
            try (ACLContext asJenkins = ACL.as2(ACL.SYSTEM2)) {
                write(request, response, true);
            }
        } else {
            response.setStatus(401);
            response.setHeader("WWW-Authenticate", "Bearer");
            response.setHeader("Content-Type", "text/plain; charset=utf-8");
            response.getOutputStream()
                    .write("this is not the metrics key that an administrator set\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Compares in constant time. */
    private static boolean isKey(String sent) {
        return MonitorConfiguration.get()
                .metricsKey()
                .map(key -> !key.reveal().isBlank()
                        && MessageDigest.isEqual(
                                key.reveal().strip().getBytes(StandardCharsets.UTF_8),
                                sent.getBytes(StandardCharsets.UTF_8)))
                .orElse(false);
    }

    private static void write(StaplerRequest2 request, StaplerResponse2 response, boolean everything)
            throws IOException {
        MetricsText text =
                MetricsText.of(metrics(everything, Clock.systemUTC().instant()), request.getHeader("Accept"));
        response.setHeader("Content-Type", text.contentType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "private, no-store");
        response.getOutputStream().write(text.body());
    }

    /** The metrics that the current user may read now; with the channels if that is everything. */
    static MetricSnapshots metrics(boolean everything, Instant now) throws IOException {
        return CoverageMetrics.of(
                jobs(),
                BuildRecorder.STEPS.all(),
                everything ? MonitorService.get().box().status() : List.of(),
                now);
    }

    /** A job that cannot be read does not affect the others; its series are absent. */
    @SuppressWarnings("rawtypes")
    private static List<JobSample> jobs() {
        List<JobSample> all = new ArrayList<>();
        for (Job job : Jenkins.get().getAllItems(Job.class)) {
            if (job.hasPermission(Item.READ)) {
                samples((Job<?, ?>) job, all);
            }
        }
        return all;
    }

    private static void samples(Job<?, ?> job, List<JobSample> all) {
        for (String id : JobFiles.ids(job)) {
            CoverageMonitor monitor = JobFiles.monitor(job, id);
            try {
                all.add(new JobSample(
                        job.getFullName(),
                        id.equals(JobHome.DEFAULT_ID) ? "" : id,
                        monitor.history().points(),
                        monitor.knownAlerts().orNull()));
            } catch (IOException unreadable) {
                LOG.log(Level.FINE, unreadable, () -> job.getFullName() + " has no metrics");
            }
        }
    }
}
