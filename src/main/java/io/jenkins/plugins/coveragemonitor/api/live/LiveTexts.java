package io.jenkins.plugins.coveragemonitor.api.live;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of events, created once for all viewers of the same. */
final class LiveTexts {
    private static final int MOST = 256;

    private final LiveJson json;
    private final Map<Key, String> texts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > MOST;
        }
    };

    private record Key(long number, Metric metric, boolean mayChange) {}

    LiveTexts(LiveJson json) {
        this.json = json;
    }

    String of(LiveEvent event, Metric metric, boolean mayChange) {
        return texts.computeIfAbsent(
                new Key(event.number(), metric, mayChange), key -> json.event(event, metric, mayChange));
    }
}
