package io.jenkins.plugins.coveragemonitor.api.live;

import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to viewers. Publishing never blocks: one thread of the hub sends to connections that accept data without
 * blocking, and drops those that do not.
 *
 * <p>Every event has a number. A viewer who returns with the stream's name and the last number gets what happened
 * since. After a restart the stream has another name, and returning viewers reload everything.
 */
public final class LiveHub implements Closeable {
    /** The interval of heartbeats. */
    public static final Duration BEAT = Duration.ofSeconds(15);

    /** The most connections; each costs a few kilobytes. */
    public static final int MOST = 2_000;

    private static final Logger LOG = Logger.getLogger(LiveHub.class.getName());
    private static final int BUSY_TICK = 20;

    private final Clock clock;
    private final String stream;
    private final LiveLog log = new LiveLog();
    private final LiveTexts texts;
    private final Map<LiveConnection, LiveSubscriber> subscribers = new HashMap<>();
    private final Set<LiveSubscriber> due = new LinkedHashSet<>();
    private final Object lock = new Object();
    private long number;
    private Instant beaten;
    private @Nullable Thread sender;
    private boolean closed;

    /**
     * A hub without viewers.
     *
     * @param random creates the name of the stream
     * @param url returns the trend page of a monitor of a job
     */
    public LiveHub(Clock clock, RandomGenerator random, Function<JobMonitor, String> url) {
        this.clock = clock;
        byte[] name = new byte[8];
        random.nextBytes(name);
        this.stream = HexFormat.of().formatHex(name);
        this.texts = new LiveTexts(new LiveJson(url));
        this.beaten = clock.instant();
    }

    /** Publishes an event. */
    public void publish(String job, LiveContent content) {
        synchronized (lock) {
            LiveEvent event = new LiveEvent(number + 1, clock.instant(), job, content);
            if (!log.add(event)) {
                return;
            }
            number++;
            subscribers.values().forEach(subscriber -> {
                subscriber.offer(event);
                due.add(subscriber);
            });
            lock.notifyAll();
        }
    }

    /**
     * Subscribes a connection.
     *
     * @return {@code false} if there are too many connections
     */
    public boolean open(LiveConnection connection, LiveViewer viewer, LiveQuestion question) {
        synchronized (lock) {
            if (closed || subscribers.size() >= MOST) {
                return false;
            }
            boolean resumed = stream.equals(question.stream()) && question.after() <= number;
            String hello = LiveJson.hello(stream, number, resumed, (int) BEAT.toSeconds());
            LiveSubscriber subscriber = new LiveSubscriber(connection, viewer, question, hello);
            if (resumed) {
                log.after(question.after()).forEach(subscriber::offer);
            }
            subscribers.put(connection, subscriber);
            due.add(subscriber);
            if (sender == null) {
                sender = new Thread(this::run, "coverage-monitor-live");
                sender.setDaemon(true);
                sender.start();
            }
            lock.notifyAll();
            return true;
        }
    }

    /** Unsubscribes a connection. */
    public void forget(LiveConnection connection) {
        synchronized (lock) {
            LiveSubscriber gone = subscribers.remove(connection);
            due.remove(gone);
        }
    }

    /** The number of viewers. */
    public int watching() {
        synchronized (lock) {
            return subscribers.size();
        }
    }

    private void run() {
        while (true) {
            List<LiveSubscriber> now;
            long newest;
            synchronized (lock) {
                try {
                    awaitWork();
                } catch (InterruptedException stopped) {
                    return;
                }
                if (closed) {
                    return;
                }
                now = List.copyOf(due);
                newest = number;
            }
            for (LiveSubscriber subscriber : now) {
                send(subscriber, newest);
            }
        }
    }

    /** Waits for something to send or for the next heartbeat; only briefly while a connection is busy. */
    private void awaitWork() throws InterruptedException {
        Instant next = beaten.plus(BEAT);
        long left = Duration.between(clock.instant(), next).toMillis();
        if (!closed && left > 0) {
            if (due.isEmpty()) {
                lock.wait(left);
            } else if (due.stream()
                    .allMatch(subscriber -> subscriber.connection().isBusy())) {
                lock.wait(Math.min(left, BUSY_TICK));
            }
        }
        if (!clock.instant().isBefore(next)) {
            beaten = clock.instant();
            subscribers.values().forEach(subscriber -> {
                subscriber.beat();
                due.add(subscriber);
            });
        }
    }

    private void send(LiveSubscriber subscriber, long newest) {
        boolean fast;
        try {
            fast = subscriber.send(texts, newest, clock.instant());
            synchronized (lock) {
                if (!subscriber.hasWork()) {
                    due.remove(subscriber);
                }
            }
        } catch (RuntimeException broken) {
            LOG.log(Level.FINE, broken, () -> "A live connection broke");
            fast = false;
        }
        if (!fast) {
            forget(subscriber.connection());
            try {
                subscriber.connection().end();
            } catch (RuntimeException broken) {
                LOG.log(Level.FINE, broken, () -> "A live connection could not be closed");
            }
        }
    }

    @Override
    public void close() {
        List<LiveConnection> open;
        synchronized (lock) {
            closed = true;
            open = List.copyOf(subscribers.keySet());
            subscribers.clear();
            due.clear();
            lock.notifyAll();
        }
        open.forEach(LiveConnection::end);
    }
}
