package io.jenkins.plugins.coveragemonitor.trend;

import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;

/**
 * A part of the analysis of a long history that is done while another part is, where a core is idle. What it comes to does not
 * depend on whether one is: whoever needs the result does the part if nobody has begun it.
 */
final class SideTask<T> {
    /** With fewer builds a part is done sooner than another thread is awake. */
    private static final int FEWEST_BUILDS = 5_000;

    private final ForkJoinTask<T> task;

    private SideTask(ForkJoinTask<T> task) {
        this.task = task;
    }

    /**
     * Begins a part.
     *
     * @param builds how many builds it looks at
     * @param part what to do; it shares nothing that changes
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

    /** What it came to. */
    T join() {
        return task.join();
    }
}
