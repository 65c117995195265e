package io.jenkins.plugins.coveragemonitor.alert;

import java.util.Optional;

/** Finds the gate that an alert is about. */
public final class GateAlerts {
    private GateAlerts() {}

    /** The distinct name of the gate that an alert is about; empty if it is not about a gate. */
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
