package io.jenkins.plugins.coveragemonitor.api.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What returning viewers have missed: the newest event of each monitor of a job, which has its state, and the last
 * messages. So nobody misses anything, however long they were away, and memory grows with jobs and not with events.
 */
final class LiveLog {
    private static final int MESSAGES = 200;

    private final Map<String, LiveEvent> bySubject = new LinkedHashMap<>();
    private final Map<String, LiveEvent> messages = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LiveEvent> eldest) {
            return size() > MESSAGES;
        }
    };

    /** Adds an event; returns whether it is new, which a repeated message is not. */
    boolean add(LiveEvent event) {
        if (event.content() instanceof LiveContent.Message message) {
            return messages.putIfAbsent(message.id(), event) == null;
        }
        bySubject.put(event.subject(), event);
        return true;
    }

    /** The events after a number, in order. */
    List<LiveEvent> after(long number) {
        List<LiveEvent> missed = new ArrayList<>();
        for (Collection<LiveEvent> known : List.of(bySubject.values(), messages.values())) {
            known.stream().filter(event -> event.number() > number).forEach(missed::add);
        }
        missed.sort(Comparator.comparingLong(LiveEvent::number));
        return missed;
    }
}
