package io.jenkins.plugins.coveragemonitor.notify;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The thread that delivers one channel's letters. Builds only wake it; they never wait for it. */
final class ChannelWorker implements Runnable {
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final ChannelQueue queue;
    private final DrainRight right;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Channel channel;
    private volatile boolean stopped;
    private boolean woken;

    ChannelWorker(ChannelQueue queue, Channel channel, DrainRight right) {
        this.queue = queue;
        this.channel = channel;
        this.right = right;
    }

    void use(Channel newChannel) {
        channel = newChannel;
        wake();
    }

    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        stopped = true;
        wake();
    }

    @Override
    public void run() {
        Channel paced = channel;
        Pace pace = new Pace(paced.ratePerMinute(), System.nanoTime());
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            try {
                if (paced != channel) {
                    paced = channel;
                    pace = new Pace(paced.ratePerMinute(), System.nanoTime());
                }
                rest(round(paced, pace));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException diskFailed) {
                pause();
            }
        }
    }

    private Duration round(Channel receiver, Pace pace) throws IOException, InterruptedException {
        if (!right.isHeld()) {
            queue.rescan();
            return IDLE;
        }
        if (queue.untilNext().isEmpty()) {
            queue.rescan();
        }
        Duration wait = queue.untilNext().orElse(IDLE);
        if (!wait.isZero()) {
            return wait;
        }
        Duration paced = pace.take(System.nanoTime());
        if (!paced.isZero()) {
            return paced;
        }
        return queue.deliverNext(receiver) ? Duration.ZERO : Duration.ofMillis(20);
    }

    private void pause() {
        try {
            rest(IDLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void rest(Duration wait) throws InterruptedException {
        if (wait.isZero()) {
            return;
        }
        lock.lock();
        try {
            if (!woken && !stopped) {
                long nanos = Math.min(wait.toNanos(), IDLE.toNanos());
                boolean ignored = changed.await(nanos, TimeUnit.NANOSECONDS);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }
}
