package io.jenkins.plugins.coveragemonitor.jenkins.store;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.postgres.PostgresHistoryStore;
import io.jenkins.plugins.coveragemonitor.history.postgres.StoreAddress;
import io.jenkins.plugins.coveragemonitor.history.store.ControllerProcess;
import io.jenkins.plugins.coveragemonitor.history.store.FollowedHistories;
import io.jenkins.plugins.coveragemonitor.history.store.ForwardingStatus;
import io.jenkins.plugins.coveragemonitor.history.store.ForwardingWorker;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JournalForwarder;
import io.jenkins.plugins.coveragemonitor.history.store.OnlyInStore;
import io.jenkins.plugins.coveragemonitor.history.store.ReadThroughStore;
import io.jenkins.plugins.coveragemonitor.history.store.StableId;
import io.jenkins.plugins.coveragemonitor.jenkins.config.StoreConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.StoreRuntime;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/**
 * The shared store for as long as Jenkins runs: its worker copies what jobs record, on a thread of its own. Nothing
 * here waits for the database.
 */
@Extension
public final class StoreService implements StoreRuntime {
    private static final Logger LOG = Logger.getLogger(StoreService.class.getName());

    /** The objects of a configured store. */
    private record Running(
            PostgresHistoryStore store,
            ReadThroughStore reader,
            JournalForwarder forwarder,
            ForwardingWorker worker,
            StoredJobs jobs) {}

    private volatile @Nullable Running running;
    private volatile @Nullable String unusable;
    private volatile boolean started;

    public static StoreService get() {
        return ExtensionList.lookupSingleton(StoreService.class);
    }

    /** Starts, now that all jobs are loaded. */
    public void start() {
        started = true;
        configure();
    }

    @Override
    public synchronized void configure() {
        if (!started) {
            return;
        }
        stop();
        unusable = null;
        try {
            Optional<StoreAddress> address = StoreConfiguration.get().address();
            if (address.isPresent()) {
                begin(address.get());
            }
        } catch (IOException | IllegalArgumentException refused) {
            unusable = refused.getMessage();
            LOG.warning(unusable);
        }
    }

    private void begin(StoreAddress address) throws IOException {
        Path home = Jenkins.get().getRootDir().toPath();
        StoredJobs jobs = new StoredJobs(StableId.ofController(home).get());
        PostgresHistoryStore store = new PostgresHistoryStore(address);
        ControllerProcess process = new ControllerProcess(
                jobs.controller(),
                () -> Jenkins.get().getRootUrl(),
                UUID.randomUUID().toString());
        JournalForwarder forwarder = new JournalForwarder(store, process, home, jobs::all, Clock.systemUTC());
        ForwardingWorker worker = new ForwardingWorker(forwarder, new SecureRandom(), LOG::warning, store);
        running = new Running(store, new ReadThroughStore(store, forwarder::status), forwarder, worker, jobs);
        worker.start();
    }

    /** Stops the worker, which closes what it used; what still waits is sent after the next start. */
    public synchronized void stop() {
        Running before = running;
        running = null;
        if (before != null) {
            before.reader().close();
            before.worker().stop();
        }
    }

    /** A job's history for a page, through the shared store if there is one. */
    public static ReadThroughStore.Reading read(Job<?, ?> job, String monitor) throws IOException {
        List<Point> own = JobFiles.monitor(job, monitor).history().points();
        Running now = get().running;
        return now == null
                ? new ReadThroughStore.Reading(own, null)
                : now.reader()
                        .read(new JobKey(now.jobs().controller(), now.jobs().id(job), monitor), own);
    }

    /**
     * What the shared store has of a job and its own file lacks, as far as known here; does not block. Empty while the
     * store is unavailable.
     */
    public static Optional<OnlyInStore.Rest> lacking(Job<?, ?> job, String monitor) {
        Running now = get().running;
        if (now == null || now.forwarder().status().isAway()) {
            return Optional.empty();
        }
        try {
            JobKey key = new JobKey(now.jobs().controller(), now.jobs().id(job), monitor);
            return now.forwarder().onlyInStore().of(key);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * That pages show only this controller's own files because the shared store is unavailable; {@code null} if it is
     * not.
     */
    public static @Nullable String away() {
        Running now = get().running;
        return now == null || !now.forwarder().status().isAway()
                ? null
                : "The database of all controllers is away. This is what this controller's own files have.";
    }

    /** The note for administrators at the head of the dashboard: how current the store is, or why it is unavailable. */
    public @Nullable String note() {
        Running now = running;
        if (now == null) {
            return null;
        }
        String why = trouble();
        if (why != null && now.forwarder().status().isAway()) {
            return "The database of all controllers is away: " + why
                    + " This is what this controller's own files have.";
        }
        int lacking = now.forwarder().onlyInStore().size();
        return delay()
                + (lacking == 0
                        ? ""
                        : " Of " + Plurals.count(lacking, "job")
                                + " it has builds that this controller's own files lack; they are shown, too.");
    }

    /**
     * The local copy of a job of any controller, by its address; requests a newer copy.
     *
     * @return empty without a shared store
     */
    public Optional<FollowedHistories.Copy> followed(String address, String monitor) throws IOException {
        Running now = running;
        if (now == null) {
            return Optional.empty();
        }
        FollowedHistories.Copy copy = now.forwarder().followed().copy(address, monitor);
        now.worker().wake();
        return Optional.of(copy);
    }

    @Override
    public @Nullable String delay() {
        Running now = running;
        if (now == null) {
            return null;
        }
        ForwardingStatus status = now.forwarder().status();
        if (status.waiting() > 0) {
            return waiting(status) + ".";
        }
        Instant reached = status.reached();
        return reached == null
                ? "The database has not answered yet."
                : "The database has all that was recorded here; it answered "
                        + Plurals.count(seconds(reached), "second") + " ago.";
    }

    private static long seconds(Instant since) {
        return Math.max(0, Duration.between(since, Clock.systemUTC().instant()).toSeconds());
    }

    private static String waiting(ForwardingStatus status) {
        return Plurals.count(status.waiting(), "job waits", "jobs wait") + " to be copied, since "
                + Plurals.count(seconds(Objects.requireNonNull(status.since())) / 60, "minute")
                + "; nothing is lost, their files have it";
    }

    /** Reports that a job has something new: builds, alerts, another name. */
    public static void changed(Job<?, ?> job, String monitor) {
        try {
            Running now = get().running;
            if (now != null) {
                now.forwarder().changed(now.jobs().forwarded(job, monitor));
                now.worker().wake();
            }
        } catch (IOException | RuntimeException e) {
            // The worker also looks around by itself.
            LOG.log(Level.WARNING, e, () -> "The shared store does not have yet what is new in " + job.getFullName());
        }
    }

    /** The histories of a job in the shared store; empty without one. */
    List<JobKey> keys(Job<?, ?> job) throws IOException {
        Running now = running;
        return now == null ? List.of() : now.jobs().keys(job);
    }

    /** Reports the histories of a deleted job. */
    void deleted(List<JobKey> keys) throws IOException {
        Running now = running;
        if (now != null && !keys.isEmpty()) {
            now.forwarder().deleted(keys);
            now.worker().wake();
        }
    }

    /** The shared store, if one is configured. */
    public Optional<HistoryStore> store() {
        Running now = running;
        return now == null ? Optional.empty() : Optional.of(now.store());
    }

    /** This Jenkins' own jobs in the store. */
    public Optional<StoredJobs> jobs() {
        Running now = running;
        return now == null ? Optional.empty() : Optional.of(now.jobs());
    }

    /** What is wrong, how to fix it, and what waits; {@code null} if nothing is wrong. */
    public @Nullable String trouble() {
        Running now = running;
        if (now == null) {
            return unusable;
        }
        ForwardingStatus status = now.forwarder().status();
        if (!status.isTrouble()) {
            return null;
        }
        String waits = status.since() == null ? "" : ". " + waiting(status);
        return status.sentence() + waits + ".";
    }
}
