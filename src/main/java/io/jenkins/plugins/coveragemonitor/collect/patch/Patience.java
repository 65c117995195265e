package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long the work of one build waits for programs of the machine, all their answers together, so that a program that
 * never ends is waited for once. Thread-safe; threads that wait at the same time each use it up.
 */
public final class Patience {
    private final Duration total;

    /** The remaining time in nanoseconds. */
    private long left;

    /** A patience of which nothing is used yet. */
    public Patience(Duration total) {
        this.total = total;
        this.left = total.toNanos();
    }

    /** How long it was at first. */
    public Duration total() {
        return total;
    }

    /** The remaining time in nanoseconds, 0 if it is used up. */
    public synchronized long left() {
        return left;
    }

    /** Uses up the time since a moment of {@link System#nanoTime()}. */
    public synchronized void usedSince(long begin) {
        left = Math.max(0, left - (System.nanoTime() - begin));
    }

    /**
     * Waits for the end of a process. One that does not end in time goes on until it is {@linkplain #stop stopped}.
     *
     * @return whether it ended by itself
     */
    public boolean waitFor(Process process) throws InterruptedException {
        long begin = System.nanoTime();
        try {
            return process.waitFor(left(), TimeUnit.NANOSECONDS);
        } finally {
            usedSince(begin);
        }
    }

    /** Stops a process and those that it started. Nothing can be read from it afterwards, even if it had ended. */
    public static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
