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

/**
 * One who watches: what waits for them, and since when their connection is busy. What waits may be added by any thread;
 * one thread sends.
 */
final class LiveSubscriber {
    /** A connection that takes nothing for so long is dropped; who comes back resumes. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * So many texts are given to a connection that is not busy, before it is asked again: when many builds end at once, a
     * wait after each text would cost more than the text.
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

    /** Takes an event that waits. */
    void offer(LiveEvent event) {
        if (question.job().isEmpty() || question.job().equals(event.job())) {
            added.add(event);
        }
    }

    /** What waits about the same monitor already says nothing any more. */
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
     * Sends what the connection takes now. Whether its viewer may see a job is asked at this moment, and no earlier.
     *
     * @return false if it took nothing for too long
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
