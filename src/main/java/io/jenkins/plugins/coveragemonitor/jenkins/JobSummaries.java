package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.store.OnlyInStore;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The summaries of the jobs of this Jenkins. What changes them says so here; beside that each is compared with the disk
 * now and then, as an administrator may restore a job's folder. A dashboard of thousands of jobs costs no look at the
 * disk for most of them.
 */
final class JobSummaries {
    private static final Logger LOG = Logger.getLogger(JobSummaries.class.getName());

    /** How long a summary is believed without a look at the disk. */
    static final Duration BELIEVED = Duration.ofMinutes(1);

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Clock clock;

    JobSummaries(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is known of one job.
     *
     * @param monitor which of its monitors the dashboard shows, {@code null} for a job that is not monitored
     * @param summary what it shows, or {@code null}
     * @param looked when the disk was looked at
     */
    record Known(@Nullable String monitor, @Nullable JobSummary summary, Instant looked) {}

    /** What the dashboard shows of a job; empty if that is nothing. */
    Optional<Known> of(Job<?, ?> job) {
        Instant now = clock.instant();
        Known before = known.get(job.getFullName());
        if (before == null || before.looked().plus(BELIEVED).isBefore(now)) {
            before = look(job, now);
            known.put(job.getFullName(), before);
        }
        return Optional.of(before).filter(one -> one.summary() != null);
    }

    /** What the dashboard shows: of a job whose own file lost builds, those of the shared store, too. */
    private static @Nullable JobSummary summary(Job<?, ?> job, String id, Instant now) throws IOException {
        Optional<OnlyInStore.Rest> lacking = StoreService.lacking(job, id);
        return lacking.isPresent()
                ? JobSummary.of(KeptJobCard.joined(job, id, lacking.get()), now)
                : JobFiles.monitor(job, id).summary().orElse(null);
    }

    private static Known look(Job<?, ?> job, Instant now) {
        try {
            List<String> ids = JobFiles.ids(job);
            if (ids.isEmpty()) {
                return new Known(null, null, now);
            }
            String id = ids.contains(JobHome.DEFAULT_ID) ? JobHome.DEFAULT_ID : ids.get(0);
            return new Known(id, summary(job, id, now), now);
        } catch (IOException | RuntimeException unreadable) {
            // One job that cannot be read costs the others nothing; its own pages say why.
            LOG.log(Level.WARNING, unreadable, () -> "Coverage of " + job.getFullName() + " cannot be read");
            return new Known(null, null, now);
        }
    }

    /** Something was recorded of a job, or its alerts changed. */
    void changed(Job<?, ?> job) {
        known.remove(job.getFullName());
    }
}
