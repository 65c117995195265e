package io.jenkins.plugins.coveragemonitor.trend;

import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;

/**
 * A part of the analysis of a long history that runs beside another part if a core is idle. The result does not depend
 * on that: whoever needs it runs the part if no thread has begun it.
 */
final class SideTask<T> {
    /** With fewer builds a part is done before another thread is awake. */
    private static final int FEWEST_BUILDS = 5_000;

    private final ForkJoinTask<T> task;

    private SideTask(ForkJoinTask<T> task) {
        this.task = task;
    }

    /**
     * Begins a part.
     *
     * @param builds how many builds it analyses
     * @param part the computation; it shares no mutable state
     */
    static <T> SideTask<T> of(int builds, Supplier<T> part) {
        ForkJoinTask<T> task = ForkJoinTask.adapt(part::get);
        if (builds >= FEWEST_BUILDS) {
            task.fork();
        } else {
            task.invoke();
        }
        return new SideTask<>(task);
    }

    /** The result. */
    T join() {
        return task.join();
    }
}
