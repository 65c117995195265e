package io.jenkins.plugins.coveragemonitor.notify.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The totals of all messages of one channel; they outlive the records that they were counted from.
 *
 * @param delivered messages that the channel received
 * @param failed attempts that failed, including the last ones of messages that were given up
 * @param dead messages that were given up
 * @param lastDelivered when it last received one, or {@code null}
 * @param lastFailed when an attempt last failed, or {@code null}
 * @param lastError why, or {@code null}
 */
record DeliveryTotals(
        long delivered,
        long failed,
        long dead,
        @Nullable Instant lastDelivered,
        @Nullable Instant lastFailed,
        @Nullable String lastError) {
    static final DeliveryTotals NONE = new DeliveryTotals(0, 0, 0, null, null, null);

    /** The totals with one more record. */
    DeliveryTotals plus(DeliveryRecord what) {
        return switch (what.result()) {
            case DELIVERED -> new DeliveryTotals(delivered + 1, failed, dead, what.at(), lastFailed, lastError);
            case FAILED -> new DeliveryTotals(delivered, failed + 1, dead, lastDelivered, what.at(), what.why());
            case DEAD -> new DeliveryTotals(delivered, failed + 1, dead + 1, lastDelivered, what.at(), what.why());
            case QUEUED, DROPPED -> this;
        };
    }

    /** The totals without records that will be counted again. */
    DeliveryTotals before(DeliveryTotals counted) {
        return new DeliveryTotals(
                delivered - counted.delivered,
                failed - counted.failed,
                dead - counted.dead,
                lastDelivered,
                lastFailed,
                lastError);
    }
}
