package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a channel's deliveries.
 *
 * @param name its name
 * @param waiting messages that wait for it
 * @param deadLetters messages that were given up and can be sent again
 * @param delivered messages it has received in total
 * @param failed attempts that failed in total
 * @param dead messages that were given up in total
 * @param lastDelivered when it last received one, or {@code null}
 * @param lastFailed when an attempt last failed, or {@code null}
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
    /** The share of successful attempts in whole per cent, rounded down; 100 if there were none. */
    public int successPercent() {
        return delivered + failed == 0 ? 100 : (int) (delivered * 100 / (delivered + failed));
    }
}
