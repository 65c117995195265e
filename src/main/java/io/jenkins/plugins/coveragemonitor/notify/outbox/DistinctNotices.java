package io.jenkins.plugins.coveragemonitor.notify.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reports each sentence once, however often it recurs. Thread-safe. */
final class DistinctNotices {
    private static final int REMEMBERED = 1_000;

    private final Consumer<String> out;
    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    DistinctNotices(Consumer<String> out) {
        this.out = out;
    }

    void add(String sentence) {
        synchronized (seen) {
            if (seen.put(sentence, Boolean.TRUE) != null) {
                return;
            }
        }
        out.accept(sentence);
    }
}
