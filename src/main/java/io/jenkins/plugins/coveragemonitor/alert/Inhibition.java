package io.jenkins.plugins.coveragemonitor.alert;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts say nothing new beside others: a lost measurement mutes the drops it causes, a drop of the project those
 * of its components, a regression other alerts about the same drop.
 */
public final class Inhibition {
    private Inhibition() {}

    /** The firing alert that mutes an alert, {@code null} if none does. */
    public static @Nullable Alert muter(Alert alert, Collection<Alert> all) {
        for (Alert other : all) {
            if (other.isFiring() && sameBranch(alert, other) && mutes(other, alert)) {
                return other;
            }
        }
        return null;
    }

    /** Whether one alert already says what the other says; never of itself. */
    private static boolean mutes(Alert other, Alert alert) {
        if (!alert.type().isDrop()) {
            return other.type() == AlertType.MEASUREMENT_LOST
                    && alert.type() == AlertType.MEASUREMENT_LOST
                    && isWholeOf(other, alert);
        }
        return switch (other.type()) {
            // A drop of another component is not a consequence of it.
            case MEASUREMENT_LOST -> alert.key().component().isEmpty() || sameComponent(alert, other);
            case REGRESSION ->
                sameMetric(alert, other)
                        && (alert.type() == AlertType.REGRESSION
                                ? isWholeOf(other, alert)
                                : sameComponent(alert, other) && saysTheSame(alert));
            case TREND_DEGRADATION, ANOMALY ->
                alert.type() == other.type() && sameMetric(alert, other) && isWholeOf(other, alert);
            default -> false;
        };
    }

    private static boolean saysTheSame(Alert alert) {
        return alert.type() != AlertType.THRESHOLD_VIOLATION
                || alert.key().rule().startsWith(AlertKey.COMPARING_GATE);
    }

    private static boolean isWholeOf(Alert whole, Alert part) {
        return whole.key().component().isEmpty() && !part.key().component().isEmpty();
    }

    private static boolean sameComponent(Alert a, Alert b) {
        return a.key().component().equals(b.key().component());
    }

    private static boolean sameMetric(Alert a, Alert b) {
        return a.key().metric() == b.key().metric();
    }

    private static boolean sameBranch(Alert a, Alert b) {
        return a.key().branch().equals(b.key().branch());
    }
}
