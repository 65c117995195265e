package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel does.
 *
 * @param name its name
 * @param waiting messages that wait for it
 * @param deadLetters messages that were given up and can be sent again
 * @param delivered messages it got, ever
 * @param failed attempts that failed, ever
 * @param dead messages that were given up, ever
 * @param lastDelivered when it got one last, or {@code null}
 * @param lastFailed when an attempt failed last, or {@code null}
 * @param lastError why, or {@code null}
 */
@WithBuilder
public record ChannelStatus(
        String name,
        int waiting,
        int deadLetters,
        long delivered,
        long failed,
        long dead,
        @Nullable Instant lastDelivered,
        @Nullable Instant lastFailed,
        @Nullable String lastError) {
    /** The share of attempts that succeeded in whole per cent, rounded down; 100 if there was none. */
    public int successPercent() {
        return delivered + failed == 0 ? 100 : (int) (delivered * 100 / (delivered + failed));
    }
}
