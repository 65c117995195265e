package io.jenkins.plugins.coveragemonitor.alert;

import java.util.Set;

/**
 * A drop of coverage that somebody accepted. All other alerts about the same drop end with it, because the accepted
 * level becomes the baseline and explains them.
 */
public final class AcceptedDrop {
    private AcceptedDrop() {}

    /** Whether an alert is about the level of a project or a component, and somebody accepted that level. */
    public static boolean is(Alert alert) {
        Resolution end = alert.resolution();
        return isOfLevel(alert) && end != null && end.how() == Resolution.How.ACCEPTED;
    }

    /**
     * Whether another open alert is about the same drop.
     *
     * @param accepted the alert that was accepted
     * @param gates the gates that compare with the accepted level from then on, as alerts name them
     */
    public static boolean explains(Alert accepted, Set<String> gates, Alert other) {
        if (!isOfLevel(accepted)
                || !other.isOpen()
                || !other.key().branch().equals(accepted.key().branch())) {
            return false;
        }
        boolean sameLevel = isOfLevel(other)
                && other.key().metric() == accepted.key().metric()
                && other.key().component().equals(accepted.key().component());
        return sameLevel
                || other.key().rule().startsWith(AlertKey.COMPARING_GATE)
                        && GateAlerts.gate(other).filter(gates::contains).isPresent();
    }

    private static boolean isOfLevel(Alert alert) {
        return alert.type().isDrop() && alert.type() != AlertType.THRESHOLD_VIOLATION && !ManualAlerts.is(alert);
    }
}
