package io.jenkins.plugins.coveragemonitor.report;

import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/**
 * Threads that may come to help with a report that is large enough to be shared.
 *
 * <p>Whoever reads does the work itself and never waits for a helper to come, so a helper may be late or not come at all:
 * the threads that read many reports at once help each other when they have nothing else to do.
 *
 * @param threads takes what a helper does; may drop it
 * @param count how many may help one reader at a time, zero or more
 * @param idle how many of them have nothing to do right now, for reports that are read before anyone else is free
 */
public record WorkerPool(Executor threads, int count, IntSupplier idle) {
    /** Nobody helps. */
    public static final WorkerPool NONE = new WorkerPool(work -> {}, 0, () -> 0);
}
