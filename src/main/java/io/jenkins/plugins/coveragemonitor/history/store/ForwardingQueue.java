package io.jenkins.plugins.coveragemonitor.history.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The jobs with data that the shared store lacks. Thread-safe. */
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

    /** Adds a job with something new. */
    void add(ForwardedJob job, Instant now) {
        long turn = turns.incrementAndGet();
        waiting.compute(job.key(), (key, before) -> new Entry(job, before == null ? now : before.since(), turn));
    }

    /** Removes a deleted job. */
    void remove(JobKey job) {
        waiting.remove(job);
    }

    /** Removes an entry that the store has, unless the job has something new since. */
    void done(Entry entry) {
        waiting.remove(entry.key(), entry);
    }

    /** The keys of the waiting jobs, a live view. */
    Set<JobKey> keys() {
        return waiting.keySet();
    }

    /** The entries that wait now. */
    List<Entry> entries() {
        return List.copyOf(waiting.values());
    }
}
