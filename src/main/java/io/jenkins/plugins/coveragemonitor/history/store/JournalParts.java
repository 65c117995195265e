package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the files of jobs in parts, each from where the store's copy ends. */
final class JournalParts {
    /** About how many points go into a transaction. */
    private static final int POINTS = 1_000;

    /** How many jobs go into a transaction. */
    private static final int JOBS = 200;

    /** How many bytes of a file are read at a time. */
    private static final int BYTES = 256 * 1024;

    private final RewrittenFiles rewritten;
    private Map<JobKey, JournalPosition> positions = Map.of();

    JournalParts(SharedHistoryStore store) {
        this.rewritten = new RewrittenFiles(store);
    }

    /** The next part of a job. */
    record Part(
            ForwardingQueue.Entry waiting,
            JobFileVersions version,
            JournalPosition from,
            JournalTail tail,
            List<Point> points) {
        JobKey key() {
            return waiting.key();
        }

        JournalBatch batch() {
            return new JournalBatch(key(), from, tail.to(), points);
        }
    }

    /** Sets the store's positions. */
    void learn(Map<JobKey, JournalPosition> known) {
        positions = new HashMap<>(known);
    }

    /** Begins another round: forgets what the store has of rewritten files. */
    void begin() {
        rewritten.forget();
    }

    /**
     * The parts for one transaction.
     *
     * @param done the jobs to leave out; those whose part is their last are added
     */
    List<Part> next(List<ForwardingQueue.Entry> waiting, Set<JobKey> done) throws IOException {
        List<Part> parts = new ArrayList<>();
        int points = 0;
        for (ForwardingQueue.Entry one : waiting) {
            if (points < POINTS && parts.size() < JOBS && !done.contains(one.key())) {
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

    private Part part(ForwardingQueue.Entry one) throws IOException {
        JobFileVersions version = JobFileVersions.of(one.job());
        JournalPosition from = positions.getOrDefault(one.key(), JournalPosition.BEGINNING);
        JournalTail tail = JournalTail.read(one.job().home().history(), from, BYTES);
        return new Part(one, version, from, tail, rewritten.unsent(one.key(), tail));
    }

    /** Records that the store has a part. */
    void taken(Part part) {
        positions.put(part.key(), part.tail().to());
    }
}
