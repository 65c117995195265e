package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.model.FailureText;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Runs a {@link JournalForwarder} on a thread of its own: soon after a change, with growing pauses while the store does
 * not accept data, and regularly to renew the lease of this process.
 */
public final class ForwardingWorker {
    private final JournalForwarder forwarder;
    private final RandomGenerator random;
    private final Consumer<String> log;
    private final Closeable atEnd;
    private final ForwardingPauses pauses;
    private final Semaphore news = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;

    /**
     * A worker that is not started yet.
     *
     * @param random spreads the pauses, so that many controllers do not come back at once
     * @param log receives a sentence when a problem begins, and when it is over
     * @param atEnd is closed when the worker has ended
     */
    public ForwardingWorker(JournalForwarder forwarder, RandomGenerator random, Consumer<String> log, Closeable atEnd) {
        this(forwarder, random, log, atEnd, ForwardingPauses.USUAL);
    }

    ForwardingWorker(
            JournalForwarder forwarder,
            RandomGenerator random,
            Consumer<String> log,
            Closeable atEnd,
            ForwardingPauses pauses) {
        this.forwarder = forwarder;
        this.random = random;
        this.log = log;
        this.atEnd = atEnd;
        this.pauses = pauses;
        this.thread = new Thread(this::work, "coverage-monitor histories to the shared store");
        thread.setDaemon(true);
    }

    /** Starts it. */
    public void start() {
        thread.start();
    }

    /** Reports that something is new. */
    public void wake() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    /** Stops it soon, without waiting for that; what is still to be sent goes out after the next start. */
    public void stop() {
        stopped = true;
        news.release();
    }

    private void work() {
        Duration pause = Duration.ZERO;
        String logged = null;
        long looked = System.nanoTime();
        while (!stopped) {
            if (System.nanoTime() - looked >= pauses.look().toNanos()) {
                look();
                looked = System.nanoTime();
            }
            boolean all = forwarder.step();
            String now = forwarder.status().sentence();
            if (!Objects.equals(now, logged)) {
                log.accept(now == null ? "The shared store has this controller's histories again." : now);
                logged = now;
            }
            pause = all ? Duration.ZERO : pauses.longerThan(pause);
            if (!rest(pause)) {
                break;
            }
        }
        try {
            forwarder.release();
        } catch (IOException | RuntimeException away) {
            // The lease then ends by silence.
        }
        try {
            atEnd.close();
        } catch (IOException unclosed) {
            log.accept("The shared store could not be closed: " + FailureText.sentence(unclosed));
        }
    }

    private void look() {
        try {
            forwarder.lookAround();
        } catch (IOException | RuntimeException unreadable) {
            log.accept("The histories could not be scanned: " + FailureText.sentence(unreadable));
        }
    }

    /** Waits for news, or for the whole pause while the store does not accept data; returns whether to go on. */
    private boolean rest(Duration pause) {
        try {
            if (pause.isZero()) {
                news.tryAcquire(pauses.idle().toNanos(), TimeUnit.NANOSECONDS);
            } else {
                long until = System.nanoTime()
                        + ForwardingPauses.spread(pause, random).toNanos();
                while (!stopped && until - System.nanoTime() > 0) {
                    news.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                }
            }
            news.drainPermits();
            return !stopped;
        } catch (InterruptedException ended) {
            return false;
        }
    }
}
