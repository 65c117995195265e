package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.history.store.OnlyInStore;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoreService;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The summaries of the jobs of this Jenkins. Changes are reported here; in addition each summary is compared with the
 * disk now and then, because an administrator may restore a job's folder. A dashboard of thousands of jobs needs no
 * look at the disk for most of them.
 */
final class JobSummaries {
    private static final Logger LOG = Logger.getLogger(JobSummaries.class.getName());

    /** How long a summary is used without a look at the disk. */
    static final Duration BELIEVED = Duration.ofMinutes(1);

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Clock clock;

    JobSummaries(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is known of one job.
     *
     * @param summaries what the dashboard shows of each of its monitors that has a build
     * @param looked when the disk was last checked
     */
    private record Known(SortedMap<JobMonitor, JobSummary> summaries, Instant looked) {}

    /** The summary of each monitor of a job, the default one first; empty for none. */
    SortedMap<JobMonitor, JobSummary> of(Job<?, ?> job) {
        Instant now = clock.instant();
        Known before = known.get(job.getFullName());
        if (before == null || before.looked().plus(BELIEVED).isBefore(now)) {
            before = look(job, now);
            known.put(job.getFullName(), before);
        }
        return before.summaries();
    }

    /** The summary; for a job whose own file lost builds it includes those of the shared store. */
    private static @Nullable JobSummary summary(Job<?, ?> job, String id, Instant now) throws IOException {
        Optional<OnlyInStore.Rest> lacking = StoreService.lacking(job, id);
        return lacking.isPresent()
                ? JobSummary.of(
                        KeptJobCard.joined(job, id, lacking.get()),
                        JobFiles.monitor(job, id).name(),
                        now)
                : JobFiles.monitor(job, id).summary().orElse(null);
    }

    private static Known look(Job<?, ?> job, Instant now) {
        SortedMap<JobMonitor, JobSummary> found = new TreeMap<>();
        try {
            for (String id : JobFiles.ids(job)) {
                look(job, id, now, found);
            }
        } catch (RuntimeException unreadable) {
            warn(job, unreadable);
        }
        return new Known(Collections.unmodifiableSortedMap(found), now);
    }

    /** A monitor that cannot be read does not affect the others; its own pages say why. */
    private static void look(Job<?, ?> job, String id, Instant now, Map<JobMonitor, JobSummary> found) {
        try {
            JobSummary summary = summary(job, id, now);
            if (summary != null) {
                found.put(new JobMonitor(job.getFullName(), id), summary);
                summary.problems().forEach(problem -> LOG.warning(() -> job.getFullName() + ": " + problem));
            }
        } catch (IOException | RuntimeException unreadable) {
            warn(job, unreadable);
        }
    }

    private static void warn(Job<?, ?> job, Exception unreadable) {
        LOG.log(Level.WARNING, unreadable, () -> "Coverage of " + job.getFullName() + " cannot be read");
    }

    /** Reports that something was recorded of a job, or its alerts changed. */
    void changed(Job<?, ?> job) {
        known.remove(job.getFullName());
    }
}
