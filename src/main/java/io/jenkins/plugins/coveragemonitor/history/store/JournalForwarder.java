package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.FileVersion;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
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
    /** A holder loses its lease after this much silence. */
    public static final Duration SILENCE = Duration.ofSeconds(60);

    /** About how many points go into a transaction. */
    private static final int POINTS = 1_000;

    /** How many jobs go into a transaction. */
    private static final int JOBS = 200;

    /** How many bytes of a file are read at a time. */
    private static final int BYTES = 256 * 1024;

    /** Lists the histories of this controller. */
    @FunctionalInterface
    public interface Jobs {
        /** All current histories. */
        Collection<ForwardedJob> all() throws IOException;
    }

    private final SharedHistoryStore store;
    private final String controller;
    private final Supplier<@Nullable String> url;
    private final String holder;
    private final Jobs jobs;
    private final DeletedHistories deletions;
    private final FollowedHistories followed;
    private final RewrittenFiles rewritten;
    private final Clock clock;

    /** What is waiting, and since when; safe for concurrent additions. */
    private final Map<JobKey, Waiting> waiting = new ConcurrentHashMap<>();

    private final Map<JobKey, Versions> forwarded = new ConcurrentHashMap<>();
    private final Map<JobKey, JobDescription> described = new HashMap<>();

    /** Digests of the ended alerts that the store has; their texts would take much memory. */
    private final Map<JobKey, String> ended = new HashMap<>();

    /** Jobs whose files were compared with the store since it began to answer and since they were rewritten. */
    private final Set<JobKey> compared = new HashSet<>();

    private final OnlyInStore onlyInStore;
    private final Map<JobKey, String> refused = new TreeMap<>();
    private final AtomicLong turns = new AtomicLong();
    private Map<JobKey, JournalPosition> positions = Map.of();
    private volatile boolean known;
    private boolean prepared;
    private @Nullable String contention;
    private long otherHeartbeat;
    private volatile ForwardingStatus status = new ForwardingStatus(ForwardingStatus.State.AWAY, null, 0, null, null);

    /** The versions of a job's files. */
    private record Versions(FileVersion history, FileVersion alerts) {
        static Versions of(ForwardedJob job) throws IOException {
            return new Versions(
                    FileVersion.of(job.home().history()),
                    FileVersion.of(job.home().alerts()));
        }
    }

    /** Identified by its turn: news that arrives meanwhile must be sent again. */
    private record Waiting(ForwardedJob job, Instant since, long turn) {}

    /**
     * Creates a forwarder; nothing is sent before {@link #step}.
     *
     * @param controller the controller's id
     * @param url its current address, or {@code null}
     * @param holder identifies this process among those that may use the id
     * @param home where pending deletions and followed histories are stored
     */
    public JournalForwarder(
            SharedHistoryStore store,
            String controller,
            Supplier<@Nullable String> url,
            String holder,
            Path home,
            Jobs jobs,
            Clock clock) {
        this.store = store;
        this.controller = controller;
        this.url = url;
        this.holder = holder;
        this.jobs = jobs;
        this.followed = new FollowedHistories(home, clock);
        this.rewritten = new RewrittenFiles(store);
        this.onlyInStore = new OnlyInStore(store);
        this.deletions = new DeletedHistories(home.resolve("coverage-monitor").resolve("deleted-histories"));
        this.clock = clock;
    }

    /** Reports that a job has something new: points, alerts, another name. */
    public void changed(ForwardedJob job) {
        Instant now = clock.instant();
        long turn = turns.incrementAndGet();
        waiting.compute(job.key(), (key, before) -> new Waiting(job, before == null ? now : before.since(), turn));
        tell(status.state(), status.sentence(), status.reached());
    }

    /** Reports deleted jobs, whose histories are to be deleted. */
    public void deleted(List<JobKey> keys) throws IOException {
        deletions.add(keys);
        keys.forEach(waiting::remove);
        keys.forEach(onlyInStore::forget);
    }

    /** Searches every file for unreported changes. */
    public void lookAround() throws IOException {
        for (ForwardedJob job : jobs.all()) {
            if (!Versions.of(job).equals(forwarded.get(job.key()))) {
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
        store.release(controller, holder);
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
            if (!claim()) {
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
            String trouble = contention == null ? refusals() : contention;
            tell(
                    contention == null ? ForwardingStatus.State.CONNECTED : ForwardingStatus.State.CLASH,
                    trouble,
                    clock.instant());
            return waiting.isEmpty();
        } catch (LostTurnException lost) {
            known = false;
            tell(ForwardingStatus.State.AWAY, null, status.reached());
        } catch (StoreNeedsRepair broken) {
            prepared = false;
            tell(ForwardingStatus.State.NEEDS_REPAIR, sentence(broken), status.reached());
        } catch (IOException | RuntimeException failed) {
            // The recorded position may be behind the known one if the store was restored or another server took over.
            known = false;
            tell(ForwardingStatus.State.AWAY, sentence(failed), status.reached());
        }
        return false;
    }

    /** Reads the positions from the store, and checks everything again: the store may be an older copy of itself. */
    private void learn() throws IOException {
        positions = new HashMap<>(store.positions(controller));
        forwarded.clear();
        described.clear();
        ended.clear();
        compared.clear();
        lookAround();
        known = true;
    }

    private boolean claim() throws IOException {
        ControllerLease lease = store.claim(controller, url.get(), holder, SILENCE);
        if (lease.held()) {
            otherHeartbeat = 0;
            // The other process is refused, so this one may go on.
            contention = lease.other() == null ? null : clash(lease.other()) + "; that one writes nothing";
            return true;
        }
        boolean alive = otherHeartbeat != 0 && otherHeartbeat != lease.heartbeat();
        boolean before = status.state() == ForwardingStatus.State.CLASH;
        otherHeartbeat = lease.heartbeat();
        if (alive || before) {
            tell(
                    ForwardingStatus.State.CLASH,
                    clash(String.valueOf(lease.other()))
                            + "; nothing of this one is in the store until it has an id of its own",
                    clock.instant());
        } else {
            tell(
                    ForwardingStatus.State.AWAY,
                    "waits for up to " + Plurals.count(SILENCE.toSeconds(), "second")
                            + ", as the process before it had not given up its turn",
                    clock.instant());
        }
        return false;
    }

    private String clash(String other) {
        return "two controllers have the id " + controller + ", this one and " + other;
    }

    private void forward() throws IOException {
        refused.keySet().retainAll(waiting.keySet());
        rewritten.forget();
        Set<JobKey> done = new HashSet<>();
        List<Part> parts = parts(done);
        while (!parts.isEmpty()) {
            take(parts);
            // Otherwise the same part of a long history would come again and again.
            done.addAll(refused.keySet());
            parts = parts(done);
        }
    }

    /** The parts for one transaction, of jobs that are not done yet. */
    private List<Part> parts(Set<JobKey> done) throws IOException {
        List<Part> parts = new ArrayList<>();
        int points = 0;
        for (Waiting one : List.copyOf(waiting.values())) {
            if (points < POINTS
                    && parts.size() < JOBS
                    && !done.contains(one.job().key())) {
                Part part = part(one);
                parts.add(part);
                points += part.points().size();
                if (!part.tail().more()) {
                    done.add(part.key());
                }
            }
        }
        return parts;
    }

    /** The next part of a job. */
    private record Part(Waiting waiting, Versions version, JournalPosition from, JournalTail tail, List<Point> points) {
        JobKey key() {
            return waiting.job().key();
        }

        JournalBatch batch() {
            return new JournalBatch(key(), from, tail.to(), points);
        }
    }

    private Part part(Waiting one) throws IOException {
        Versions version = Versions.of(one.job());
        JournalPosition from = positions.getOrDefault(one.job().key(), JournalPosition.BEGINNING);
        JournalTail tail = JournalTail.read(one.job().home().history(), from, BYTES);
        return new Part(one, version, from, tail, rewritten.unsent(one.job().key(), tail));
    }

    private void take(List<Part> parts) throws IOException {
        try {
            List<JournalBatch> batches = parts.stream()
                    .map(Part::batch)
                    .filter(batch -> !batch.from().equals(batch.to()))
                    .toList();
            if (!batches.isEmpty()) {
                store.take(controller, holder, batches);
            }
            for (Part part : parts) {
                positions.put(part.key(), part.tail().to());
                finish(part);
            }
        } catch (RefusedDataException refusal) {
            if (parts.size() == 1) {
                refused.put(parts.get(0).key(), sentence(refusal));
                return;
            }
            // One refused history must not hold up the others.
            for (Part part : parts) {
                take(List.of(part));
            }
        }
    }

    /** Updates the state after the store has accepted a part. */
    private void finish(Part part) throws IOException {
        ForwardedJob job = part.waiting().job();
        if (part.tail().anew()) {
            follow(job);
        }
        boolean gone = Files.notExists(job.home().history());
        if (part.tail().anew() || gone) {
            compared.remove(job.key());
        }
        JobDescription now = job.about().now();
        if (!now.equals(described.get(job.key()))) {
            store.describe(job.key(), now);
            described.put(job.key(), now);
        }
        AlertHistory alerts = job.ended().now();
        String digest = digest(alerts);
        if (!digest.equals(ended.get(job.key()))) {
            store.keepAlerts(job.key(), alerts);
            ended.put(job.key(), digest);
        }
        if (!part.tail().more()) {
            if (compared.add(job.key())) {
                onlyInStore.look(job);
            }
            if (gone) {
                // It may come back unchanged.
                compared.remove(job.key());
            }
            forwarded.put(job.key(), part.version());
            waiting.remove(job.key(), part.waiting());
        }
        refused.remove(job.key());
    }

    private static String digest(AlertHistory alerts) {
        StringBuilder text = new StringBuilder();
        alerts.ended()
                .forEach(alert -> text.append(DescriptionJson.write(alert)).append('\n'));
        new TreeSet<>(alerts.open()).forEach(id -> text.append(id).append('\n'));
        return RewrittenFiles.digest(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Deletes from the store what the controller no longer keeps; what its file lost in another way stays there. */
    private void follow(ForwardedJob job) throws IOException {
        Retention retention = job.kept().now();
        if (retention.isForEver()) {
            return;
        }
        Set<Integer> inFile = new HashSet<>();
        HistoryFile.at(job.home().history()).points().forEach(point -> inFile.add(point.build()));
        List<Point> stored = store.read(job.key());
        Set<Integer> kept = new HashSet<>();
        retention.keep(stored, Set.of(), clock.instant()).forEach(point -> kept.add(point.build()));
        List<Integer> gone = stored.stream()
                .map(Point::build)
                .filter(build -> !kept.contains(build) && !inFile.contains(build))
                .toList();
        if (!gone.isEmpty()) {
            store.remove(job.key(), gone);
        }
    }

    private @Nullable String refusals() {
        return refused.isEmpty()
                ? null
                : refused.values().iterator().next() + "; " + Plurals.count(refused.size(), "job waits", "jobs wait")
                        + " for that";
    }

    private void tell(ForwardingStatus.State state, @Nullable String sentence, @Nullable Instant reached) {
        // More may be added meanwhile: both numbers are of the same moment.
        List<Waiting> now = List.copyOf(waiting.values());
        Instant since = now.stream().map(Waiting::since).min(Instant::compareTo).orElse(null);
        status = new ForwardingStatus(state, sentence, now.size(), since, reached);
    }

    private static String sentence(Exception failed) {
        return failed.getMessage() == null ? failed.toString() : failed.getMessage();
    }
}
