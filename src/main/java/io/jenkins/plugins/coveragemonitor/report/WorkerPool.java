package io.jenkins.plugins.coveragemonitor.report;

import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/**
 * Threads that may help with a report that is large enough to share.
 *
 * <p>The calling thread never waits for a helper to begin, so a helper may be late or not come at all: threads that
 * read many reports at once help each other when they are idle.
 *
 * @param threads runs a helper's work; may drop it
 * @param count how many may help one reader at a time, zero or more
 * @param idle how many of them are idle now, for reports that are read before another thread would be free
 */
public record WorkerPool(Executor threads, int count, IntSupplier idle) {
    /** No helpers. */
    public static final WorkerPool NONE = new WorkerPool(work -> {}, 0, () -> 0);
}
