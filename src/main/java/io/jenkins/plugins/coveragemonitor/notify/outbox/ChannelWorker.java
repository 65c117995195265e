package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Delivers one channel's entries, on as many threads as the channel allows messages at once. Builds only wake the
 * threads, and never wait for them.
 */
final class ChannelWorker implements Runnable {
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final ChannelQueue queue;
    private final DeliveryLock right;
    private final DistinctNotices notices;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Receiver receiver;
    private volatile boolean stopped;
    private long news;

    /** A channel and its rate limiter; both are replaced together. */
    record Receiver(Channel channel, RateLimiter limiter) {
        static Receiver of(Channel channel) {
            return new Receiver(channel, new RateLimiter(channel.ratePerMinute(), System.nanoTime()));
        }

        /** Replaces the channel but keeps the limiter: reloading the configuration is no reason to send faster. */
        Receiver replaced(Channel other) {
            return other.ratePerMinute() == channel.ratePerMinute() ? new Receiver(other, limiter) : of(other);
        }
    }

    ChannelWorker(ChannelQueue queue, Channel channel, DeliveryLock right, DistinctNotices notices) {
        this.queue = queue;
        this.notices = notices;
        this.receiver = Receiver.of(channel);
        this.right = right;
    }

    void use(Channel newChannel) {
        receiver = receiver.replaced(newChannel);
        wake();
    }

    void wake() {
        lock.lock();
        try {
            news++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        stopped = true;
        wake();
    }

    /** Runs until it is {@linkplain #stop stopped}: neither a failure nor an interrupt ends a channel's delivery. */
    @Override
    public void run() {
        while (!stopped) {
            long known = news();
            try {
                rest(round(receiver), known);
            } catch (InterruptedException e) {
                // Only a channel can have caused this, unless the outbox is closing; then this is stopped too.
                continue;
            } catch (IOException | RuntimeException | Error failed) {
                notices.add("channel '" + queue.channel() + "': delivery was held up (" + FailureText.reason(failed)
                        + "); it goes on");
                pause(known);
            }
        }
    }

    /** Tries one entry if one is ready; returns how long to rest then. */
    private Duration round(Receiver now) throws IOException, InterruptedException {
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
        Duration paced = now.limiter().take(System.nanoTime());
        if (!paced.isZero()) {
            return paced;
        }
        Optional<ChannelQueue.Claim> claim = queue.claim();
        if (claim.isEmpty()) {
            now.limiter().giveBack();
            return Duration.ofMillis(20);
        }
        queue.deliver(now.channel(), claim.get());
        return Duration.ZERO;
    }

    private void pause(long known) {
        try {
            rest(IDLE, known);
        } catch (InterruptedException e) {
            // It looks again earlier.
            Thread.interrupted();
        }
    }

    private long news() {
        lock.lock();
        try {
            return news;
        } finally {
            lock.unlock();
        }
    }

    /** Rests, unless there is news since {@code known}. */
    private void rest(Duration wait, long known) throws InterruptedException {
        if (wait.isZero()) {
            return;
        }
        long nanos = Math.min(wait.toNanos(), IDLE.toNanos());
        lock.lock();
        try {
            while (news == known && !stopped && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
