package io.jenkins.plugins.coveragemonitor.api.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A viewer: the waiting events, and since when the connection is busy. Any thread may add events; one thread sends. */
final class LiveSubscriber {
    /** A connection that is blocked for this long is dropped; the viewer can return and resume. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * How many texts a connection gets before it is checked again: when many builds end at once, waiting after each
     * text would cost more than the text.
     */
    static final int AT_ONCE = 64;

    private final LiveConnection connection;
    private final LiveViewer viewer;
    private final LiveQuestion question;
    private final Deque<String> first = new ArrayDeque<>();
    private final Queue<LiveEvent> added = new ConcurrentLinkedQueue<>();
    private final Map<String, LiveEvent> waiting = new LinkedHashMap<>();
    private @Nullable Instant busySince;
    private volatile boolean beat;

    LiveSubscriber(LiveConnection connection, LiveViewer viewer, LiveQuestion question, String hello) {
        this.connection = connection;
        this.viewer = viewer;
        this.question = question;
        this.first.add(hello);
    }

    LiveConnection connection() {
        return connection;
    }

    /** Adds a waiting event. */
    void offer(LiveEvent event) {
        if (question.job().isEmpty() || question.job().equals(event.job())) {
            added.add(event);
        }
    }

    /** Drops waiting events that a newer one about the same monitor replaces. */
    private void sort() {
        for (LiveEvent event = added.poll(); event != null; event = added.poll()) {
            String key = event.content() instanceof LiveContent.Message message
                    ? "message " + message.id()
                    : event.subject();
            waiting.remove(key);
            waiting.put(key, event);
        }
    }

    void beat() {
        beat = true;
    }

    boolean hasWork() {
        return !first.isEmpty() || !waiting.isEmpty() || !added.isEmpty() || beat;
    }

    /**
     * Sends what the connection accepts now. Whether its viewer may see a job is checked at this moment.
     *
     * @return {@code false} if it was blocked for too long
     */
    boolean send(LiveTexts texts, long newest, Instant now) {
        while (hasWork()) {
            sort();
            if (connection.isBusy()) {
                busySince = busySince == null ? now : busySince;
                return Duration.between(busySince, now).compareTo(PATIENCE) < 0;
            }
            busySince = null;
            for (int i = 0; i < AT_ONCE && (!first.isEmpty() || !waiting.isEmpty() || beat); i++) {
                sendNext(texts, newest, now);
            }
        }
        return true;
    }

    private void sendNext(LiveTexts texts, long newest, Instant now) {
        if (!first.isEmpty()) {
            connection.send(first.remove());
        } else if (!waiting.isEmpty()) {
            Iterator<LiveEvent> events = waiting.values().iterator();
            LiveEvent event = events.next();
            events.remove();
            if (event.content() instanceof LiveContent.Look) {
                connection.send(texts.of(event, question.metric(), false));
            } else if (viewer.maySee(event.job())) {
                connection.send(texts.of(event, question.metric(), viewer.mayChange(event.job())));
            }
        } else {
            beat = false;
            connection.send(LiveJson.beat(newest, now));
        }
    }
}
