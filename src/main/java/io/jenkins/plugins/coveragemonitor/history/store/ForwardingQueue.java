package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The jobs that have something that the shared store lacks. Safe for several threads. */
final class ForwardingQueue {
    /** What is waiting, and since when; what is added while something is sent stays. */
    private final Map<JobKey, Entry> waiting = new ConcurrentHashMap<>();

    private final AtomicLong turns = new AtomicLong();

    /** Identified by its turn: news that arrives meanwhile must be sent again. */
    record Entry(ForwardedJob job, Instant since, long turn) {
        JobKey key() {
            return job.key();
        }
    }

    /** A job has something new. */
    void add(ForwardedJob job, Instant now) {
        long turn = turns.incrementAndGet();
        waiting.compute(job.key(), (key, before) -> new Entry(job, before == null ? now : before.since(), turn));
    }

    /** A job is gone. */
    void remove(JobKey job) {
        waiting.remove(job);
    }

    /** The store has what a job had when an entry was taken. */
    void done(Entry entry) {
        waiting.remove(entry.key(), entry);
    }

    /** The keys of the jobs that wait, which follow what is added and done. */
    Set<JobKey> keys() {
        return waiting.keySet();
    }

    /** What waits now. */
    List<Entry> entries() {
        return List.copyOf(waiting.values());
    }
}
