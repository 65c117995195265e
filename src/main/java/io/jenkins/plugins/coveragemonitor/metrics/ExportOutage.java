package io.jenkins.plugins.coveragemonitor.metrics;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Reports each outage of the metrics export once, and not every minute. Thread-safe. */
public final class ExportOutage {
    private final AtomicReference<String> last = new AtomicReference<>("");

    /**
     * What to report after an export; empty if its result was the same as before.
     *
     * @param failure the reason that {@link OtlpExporter#export} returned; empty if it arrived
     * @return one sentence without its full stop
     */
    public Optional<String> news(Optional<String> failure) {
        String now = failure.orElse("");
        if (last.getAndSet(now).equals(now)) {
            return Optional.empty();
        }
        return Optional.of(
                now.isEmpty()
                        ? "The metrics are exported again"
                        : "The metrics could not be exported, and are tried again every minute: " + now);
    }
}
