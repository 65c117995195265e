package io.jenkins.plugins.coveragemonitor.jenkins;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.JobCardFile;
import io.jenkins.plugins.coveragemonitor.JobDescriptions;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.history.store.OnlyInStore;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AppearanceConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoreService;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.JobCard;
import io.jenkins.plugins.coveragemonitor.view.JobCards;
import io.jenkins.plugins.coveragemonitor.view.JobData;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The cards of this Jenkins' jobs, each stored beside the job's history since its last build has ended. */
final class KeptJobCard {
    private static final Logger LOG = Logger.getLogger(KeptJobCard.class.getName());

    private KeptJobCard() {}

    /** The current card of a job's monitor as JSON. */
    static byte[] of(Job<?, ?> job, String id) throws IOException {
        Metric preferred = AppearanceConfiguration.get().metric();
        return new JobCardFile(
                        JobFiles.home(job, id),
                        job.getFullName(),
                        MonitorService.get().state().thresholds().path(),
                        Objects.toString(preferred, ""))
                .current(() -> {
                    JobCard card = JobCards.of(data(job, id), preferred);
                    return new JobCardFile.Made(
                            ViewJson.bytes(card), card.problems().isEmpty());
                });
    }

    /** The card for a page, with what only the shared store has, and where it comes from if that matters. */
    static byte[] shown(Job<?, ?> job, String id) throws IOException {
        Optional<OnlyInStore.Rest> lacking = StoreService.lacking(job, id);
        if (lacking.isEmpty()) {
            return from(StoreService.away(), of(job, id));
        }
        Metric preferred = AppearanceConfiguration.get().metric();
        return from(lacking.get().note(), ViewJson.bytes(JobCards.of(joined(job, id, lacking.get()), preferred)));
    }

    /** A stored card is sent unchanged; the current sentence is put before it. */
    private static byte[] from(@Nullable String origin, byte[] card) throws IOException {
        if (origin == null) {
            return card;
        }
        byte[] begin =
                ("{\"origin\":" + new ObjectMapper().writeValueAsString(origin) + ",").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(begin, begin.length + card.length - 1);
        System.arraycopy(card, 1, all, begin.length, card.length - 1);
        return all;
    }

    /** The data of the job's pages, together with what its own files lack. */
    static JobData joined(Job<?, ?> job, String id, OnlyInStore.Rest lacking) throws IOException {
        JobData own = data(job, id);
        return own.of(lacking.with(own.points()), lacking.note()).with(lost(job, lacking));
    }

    /** The ended alerts that only the shared store has. */
    static List<Alert> lost(Job<?, ?> job, OnlyInStore.Rest lacking) {
        return JobDescriptions.kept(lacking.alerts()).stream()
                .map(alert -> alert.inJob(job.getFullName()))
                .toList();
    }

    /** Creates and stores the card; after a failure the next reader does it, and sees the error. */
    static void prepare(Job<?, ?> job, String id) {
        try {
            of(job, id);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.FINE, e, () -> "No card of " + job.getFullName());
        }
    }

    /** The data of the job's pages. */
    static JobData data(Job<?, ?> job, String id) throws IOException {
        return new JobViews(JobFiles.monitor(job, id), new JenkinsJobContext(job.getFullName(), id)).job();
    }
}
