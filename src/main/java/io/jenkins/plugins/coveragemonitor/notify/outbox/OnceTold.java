package io.jenkins.plugins.coveragemonitor.notify.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reports each sentence once, however often it recurs. Thread-safe. */
final class OnceTold {
    private static final int REMEMBERED = 1_000;

    private final Consumer<String> out;
    private final Map<String, Boolean> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    OnceTold(Consumer<String> out) {
        this.out = out;
    }

    void tell(String sentence) {
        synchronized (told) {
            if (told.put(sentence, Boolean.TRUE) != null) {
                return;
            }
        }
        out.accept(sentence);
    }
}
