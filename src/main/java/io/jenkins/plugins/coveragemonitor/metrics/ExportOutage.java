package io.jenkins.plugins.coveragemonitor.metrics;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Why the last export of metrics did not arrive: an outage is told once, and not every minute. Safe for several threads. */
public final class ExportOutage {
    private final AtomicReference<String> last = new AtomicReference<>("");

    /**
     * What there is to tell after an export; nothing if it went as the one before.
     *
     * @param failure why it did not arrive, as {@link OtlpExporter#export} says it; empty if it did
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
