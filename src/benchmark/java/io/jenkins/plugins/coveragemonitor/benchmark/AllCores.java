package io.jenkins.plugins.coveragemonitor.benchmark;

import io.jenkins.plugins.coveragemonitor.report.WorkerPool;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A thread for each core but the reading one, to help it, as a build's other reading threads do. */
final class AllCores implements AutoCloseable {
    private final int count = Runtime.getRuntime().availableProcessors() - 1;
    private final List<Thread> helping = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, count), work -> {
        Thread thread = new Thread(work, "helper");
        helping.add(thread);
        return thread;
    });

    WorkerPool workers() {
        return new WorkerPool(threads, count, () -> count);
    }

    /** Processor time of the helping threads so far, in nanoseconds. */
    long cpuNanos() {
        return helping.stream()
                .mapToLong(thread -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()))
                .sum();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
