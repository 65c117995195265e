package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether a value has become so much worse since the last notification that another is due. */
public final class Escalation {
    private Escalation() {}

    /**
     * Whether the value is lower than the last reported one by at least {@code points}; false without a notification.
     */
    public static boolean byPoints(Alert alert, Counter now, BigDecimal points) {
        return alert.lastNotification() != null
                && fellBy(alert.lastNotification().level(), now, points);
    }

    /** Whether the value is higher than the last reported one by at least {@code more}. */
    public static boolean byAmount(Alert alert, long now, long more) {
        return alert.lastNotification() != null
                && roseBy(alert.lastNotification().level(), now, more);
    }

    /** Whether an acknowledged alert has become worse than its acknowledgement allows. */
    static boolean thanAcknowledged(Acknowledgement acknowledged, @Nullable AlertLevel now) {
        BigDecimal limit = acknowledged.worseBy();
        if (limit == null || now == null) {
            return false;
        }
        return now instanceof AlertLevel.Share share
                ? fellBy(acknowledged.level(), share.counter(), limit)
                : roseBy(acknowledged.level(), amount(now), limit.longValue());
    }

    private static boolean fellBy(@Nullable AlertLevel notified, Counter now, BigDecimal points) {
        return notified instanceof AlertLevel.Share share
                && Points.between(share.counter(), now).compareTo(points.negate()) <= 0;
    }

    private static boolean roseBy(@Nullable AlertLevel notified, long now, long more) {
        return notified != null && !(notified instanceof AlertLevel.Share) && now - amount(notified) >= more;
    }

    private static long amount(AlertLevel level) {
        return level instanceof AlertLevel.Millis time ? time.millis() : ((AlertLevel.Amount) level).amount();
    }
}
