package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Copies what jobs recorded from their files to a shared store. The files are the journal: what a store lacks because
 * it was unavailable, slow, full or restored from a backup is in them, and is sent when possible. The store records its
 * position in the same transaction as the points, so that both always agree.
 *
 * <p>{@link #step} does the work and belongs to one thread; the other methods are quick, never block, and are
 * thread-safe.
 */
public final class JournalForwarder {
    /** Lists the histories of this controller. */
    @FunctionalInterface
    public interface Jobs {
        /** All current histories. */
        Collection<ForwardedJob> all() throws IOException;
    }

    private final SharedHistoryStore store;
    private final ControllerProcess process;
    private final Jobs jobs;
    private final DeletedHistories deletions;
    private final FollowedHistories followed;
    private final StoreLease lease;
    private final ForwardingQueue queue = new ForwardingQueue();
    private final JournalParts parts;
    private final DescriptionForwarder descriptions;
    private final OnlyInStore onlyInStore;
    private final Clock clock;
    private final Map<JobKey, JobFileVersions> forwarded = new ConcurrentHashMap<>();

    /** Jobs whose files were compared with the store since it began to answer and since they were rewritten. */
    private final Set<JobKey> compared = new HashSet<>();

    private final Map<JobKey, String> refused = new TreeMap<>();
    private volatile boolean known;
    private boolean prepared;
    private volatile ForwardingStatus status = new ForwardingStatus(ForwardingStatus.State.AWAY, null, 0, null, null);

    /**
     * Creates a forwarder; nothing is sent before {@link #step}.
     *
     * @param process the process that writes to the store
     * @param home where pending deletions and followed histories are stored
     */
    public JournalForwarder(SharedHistoryStore store, ControllerProcess process, Path home, Jobs jobs, Clock clock) {
        this.store = store;
        this.process = process;
        this.lease = new StoreLease(store, process);
        this.jobs = jobs;
        this.followed = new FollowedHistories(home, clock);
        this.parts = new JournalParts(store);
        this.descriptions = new DescriptionForwarder(store);
        this.onlyInStore = new OnlyInStore(store);
        this.deletions = new DeletedHistories(home.resolve("coverage-monitor").resolve("deleted-histories"));
        this.clock = clock;
    }

    /** Reports that a job has something new: points, alerts, another name. */
    public void changed(ForwardedJob job) {
        queue.add(job, clock.instant());
        update(status.state(), status.sentence(), status.reached());
    }

    /** Reports deleted jobs, whose histories are to be deleted. */
    public void deleted(List<JobKey> keys) throws IOException {
        deletions.add(keys);
        keys.forEach(queue::remove);
        keys.forEach(onlyInStore::forget);
    }

    /** Searches every file for unreported changes. */
    public void lookAround() throws IOException {
        for (ForwardedJob job : jobs.all()) {
            if (!JobFileVersions.of(job).equals(forwarded.get(job.key()))) {
                changed(job);
            }
        }
    }

    /** The jobs of other controllers that builds here are compared with. */
    public FollowedHistories followed() {
        return followed;
    }

    /** What the store has of this controller's jobs and their files lack. */
    public OnlyInStore onlyInStore() {
        return onlyInStore;
    }

    /** The current status. */
    public ForwardingStatus status() {
        return status;
    }

    /** Releases the lease, so that another process with this id need not wait for it. */
    public void release() throws IOException {
        lease.release();
    }

    /**
     * Sends as much as the store accepts.
     *
     * @return whether the store has everything that was known to wait; if not, {@link #status} says why
     */
    public boolean step() {
        try {
            if (!prepared) {
                store.prepare();
                prepared = true;
            }
            StoreLease.Claim claim = lease.claim(status.state() == ForwardingStatus.State.CLASH);
            if (!claim.held()) {
                update(claim.state(), claim.sentence(), clock.instant());
                return false;
            }
            if (!known) {
                learn();
            }
            for (JobKey key : deletions.all()) {
                store.delete(key);
                deletions.done(key);
            }
            forward();
            followed.refresh(store);
            update(claim.state(), claim.sentence() == null ? refusals() : claim.sentence(), clock.instant());
            return queue.keys().isEmpty();
        } catch (LostTurnException lost) {
            known = false;
            update(ForwardingStatus.State.AWAY, null, status.reached());
        } catch (StoreNeedsRepair broken) {
            prepared = false;
            update(ForwardingStatus.State.NEEDS_REPAIR, sentence(broken), status.reached());
        } catch (IOException | RuntimeException failed) {
            // The recorded position may be behind the known one if the store was restored or another server took over.
            known = false;
            update(ForwardingStatus.State.AWAY, sentence(failed), status.reached());
        }
        return false;
    }

    /** Reads the positions from the store, and checks everything again: the store may be an older copy of itself. */
    private void learn() throws IOException {
        parts.learn(store.positions(process.controller()));
        forwarded.clear();
        descriptions.forget();
        compared.clear();
        lookAround();
        known = true;
    }

    private void forward() throws IOException {
        refused.keySet().retainAll(queue.keys());
        parts.begin();
        Set<JobKey> done = new HashSet<>();
        List<JournalParts.Part> next = parts.next(queue.entries(), done);
        while (!next.isEmpty()) {
            take(next);
            // Otherwise the same part of a long history would come again and again.
            done.addAll(refused.keySet());
            next = parts.next(queue.entries(), done);
        }
    }

    private void take(List<JournalParts.Part> together) throws IOException {
        try {
            List<JournalBatch> batches = together.stream()
                    .map(JournalParts.Part::batch)
                    .filter(batch -> !batch.from().equals(batch.to()))
                    .toList();
            if (!batches.isEmpty()) {
                store.take(process.controller(), process.holder(), batches);
            }
            for (JournalParts.Part part : together) {
                parts.taken(part);
                finish(part);
            }
        } catch (RefusedDataException refusal) {
            if (together.size() == 1) {
                refused.put(together.get(0).key(), sentence(refusal));
                return;
            }
            // One refused history must not hold up the others.
            for (JournalParts.Part part : together) {
                take(List.of(part));
            }
        }
    }

    /** Updates the state after the store has accepted a part. */
    private void finish(JournalParts.Part part) throws IOException {
        ForwardedJob job = part.waiting().job();
        if (part.tail().anew()) {
            StoreRetention.apply(store, job, clock.instant());
        }
        boolean gone = Files.notExists(job.home().history());
        if (part.tail().anew() || gone) {
            compared.remove(job.key());
        }
        descriptions.send(job);
        if (!part.tail().more()) {
            if (compared.add(job.key())) {
                onlyInStore.look(job);
            }
            if (gone) {
                // It may come back unchanged.
                compared.remove(job.key());
            }
            forwarded.put(job.key(), part.version());
            queue.done(part.waiting());
        }
        refused.remove(job.key());
    }

    private @Nullable String refusals() {
        return refused.isEmpty()
                ? null
                : refused.values().iterator().next() + "; " + Plurals.count(refused.size(), "job waits", "jobs wait")
                        + " for that";
    }

    private void update(ForwardingStatus.State state, @Nullable String sentence, @Nullable Instant reached) {
        // More may be added meanwhile: both numbers are of the same moment.
        List<ForwardingQueue.Entry> now = queue.entries();
        Instant since = now.stream()
                .map(ForwardingQueue.Entry::since)
                .min(Instant::compareTo)
                .orElse(null);
        status = new ForwardingStatus(state, sentence, now.size(), since, reached);
    }

    private static String sentence(Exception failed) {
        return FailureText.sentence(failed);
    }
}
