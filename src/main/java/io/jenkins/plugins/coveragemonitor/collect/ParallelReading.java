package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.report.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs a task for many inputs on all cores, and returns the results in the order of the inputs. */
final class ParallelReading implements AutoCloseable {
    private static final int BATCH = 256;

    private final ThreadPoolExecutor threads;
    private final int width;

    /** A pool of {@code width} daemon threads. */
    ParallelReading(int width) {
        this.width = width;
        this.threads = new ThreadPoolExecutor(width, width, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "coverage-monitor-collect");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The results of many short tasks. */
    <T, R> List<R> map(List<T> things, Function<T, R> task) throws InterruptedException {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < things.size(); from += BATCH) {
            batches.add(things.subList(from, Math.min(things.size(), from + BATCH)));
        }
        List<R> results = new ArrayList<>(things.size());
        // Not Stream.toList(): a result may be null.
        forEach(
                batches,
                batch -> batch.stream().map(task).collect(java.util.stream.Collectors.toList()),
                results::addAll);
        return results;
    }

    /**
     * Runs long tasks, and passes each result on as soon as those before it are. Only a few wait, so that memory does
     * not grow with their number.
     */
    <T, R> void forEach(List<T> things, Function<T, R> task, Consumer<R> taker) throws InterruptedException {
        List<Future<R>> running = new ArrayList<>(things.size());
        int started = 0;
        for (int taken = 0; taken < things.size(); taken++) {
            while (started < things.size() && started < taken + 2 * width) {
                T thing = things.get(started++);
                running.add(threads.submit(() -> task.apply(thing)));
            }
            try {
                taker.accept(running.set(taken, null).get());
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            }
        }
    }

    /** The idle threads, as helpers of a busy one. */
    WorkerPool workers() {
        return new WorkerPool(this::tryToRun, width - 1, this::idle);
    }

    private int idle() {
        return threads.getQueue().isEmpty() ? Math.max(0, width - threads.getActiveCount()) : 0;
    }

    private void tryToRun(Runnable help) {
        try {
            threads.execute(help);
        } catch (RejectedExecutionException over) {
            // The build was stopped: nobody comes.
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
