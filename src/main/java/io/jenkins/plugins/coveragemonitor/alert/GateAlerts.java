package io.jenkins.plugins.coveragemonitor.alert;

import java.util.Optional;

/** Which gate the alert of a gate is about. */
public final class GateAlerts {
    private GateAlerts() {}

    /** The gate that an alert is about, by its distinct name; empty if it is about none. */
    public static Optional<String> gate(Alert alert) {
        String rule = alert.key().rule();
        if (alert.type() != AlertType.THRESHOLD_VIOLATION || ManualAlerts.is(alert)) {
            return Optional.empty();
        }
        return rule.startsWith(AlertKey.COMPARING_GATE)
                ? Optional.of(rule.substring(AlertKey.COMPARING_GATE.length()))
                : rule.startsWith(AlertKey.GATE)
                        ? Optional.of(rule.substring(AlertKey.GATE.length()))
                        : Optional.empty();
    }
}
