package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Escalation;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.FindingState;
import io.jenkins.plugins.coveragemonitor.alert.GateOutcome;
import io.jenkins.plugins.coveragemonitor.alert.ManualAlerts;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A gate is missed: warning or critical by the gate's level. A gate that is gone takes its alert with it. */
final class ThresholdRule implements AlertRule {
    private static final String FIXED = AlertKey.GATE;

    @Override
    public Stream<Finding> findings(AlertContext context) {
        Stream<Alert> open = context.open().stream()
                .filter(alert -> alert.type() == AlertType.THRESHOLD_VIOLATION && !ManualAlerts.is(alert));
        if (context.gates() == null) {
            return open.map(alert -> Finding.about(alert, FindingState.UNKNOWN, alert.message()));
        }
        Map<String, GateOutcome> gates = new HashMap<>();
        Set<String> spoken = new HashSet<>();
        for (GateOutcome gate : context.gates()) {
            gates.put(gate.gate(), gate);
            spoken.add(rule(gate));
        }
        return Stream.concat(
                context.gates().stream().flatMap(gate -> finding(context, gate)),
                open.filter(alert -> !spoken.contains(alert.key().rule()))
                        .map(alert -> silent(alert, gates.get(gate(alert)))));
    }

    /** The name of the gate that an alert is about. */
    private static String gate(Alert alert) {
        String rule = alert.key().rule();
        String prefix = rule.startsWith(AlertKey.COMPARING_GATE) ? AlertKey.COMPARING_GATE : FIXED;
        return GateOutcome.gate(rule.startsWith(prefix) ? rule.substring(prefix.length()) : rule);
    }

    /** A gate without a baseline this time says nothing; one that is no longer configured is gone. */
    private static Finding silent(Alert open, @Nullable GateOutcome now) {
        if (now == null) {
            return Finding.about(open, FindingState.GONE, "the gate no longer exists");
        }
        boolean again = GateOutcome.isUnevaluated(open.key().rule())
                && !now.isUnevaluated()
                && now.outcome() != Outcome.NOT_EVALUATED;
        return again
                ? Finding.about(open, FindingState.GOOD, "gate " + now.gate() + " is evaluated again")
                : Finding.about(open, FindingState.UNKNOWN, open.message());
    }

    private static String rule(GateOutcome gate) {
        return (gate.relative() ? AlertKey.COMPARING_GATE : FIXED) + gate.name();
    }

    private static Stream<Finding> finding(AlertContext context, GateOutcome gate) {
        Alert open = context.open(rule(gate), gate.metric(), gate.component()).orElse(null);
        FindingState state =
                switch (gate.outcome()) {
                    case NOT_EVALUATED -> FindingState.UNKNOWN;
                    case PASSED -> FindingState.GOOD;
                    case WARNING, FAILED -> FindingState.BAD;
                };
        if (open == null && state != FindingState.BAD) {
            return Stream.empty();
        }
        boolean measured = gate.actual().isMeasured();
        boolean worse = open != null
                && measured
                && Escalation.byPoints(open, gate.actual(), context.settings().maxDrop());
        String message = state == FindingState.GOOD
                ? "gate " + gate.gate() + " passes again"
                : "gate " + gate.gate() + " is missed: " + gate.reason();
        Severity severity = gate.outcome() == Outcome.FAILED ? Severity.CRITICAL : Severity.WARNING;
        AlertLevel level = measured ? AlertLevel.Share.of(gate.actual()) : null;
        return Stream.of(Finding.builder(AlertType.THRESHOLD_VIOLATION, rule(gate))
                .metric(gate.metric())
                .component(gate.component())
                .state(state)
                .severity(severity)
                .level(level)
                .worse(worse)
                .message(message)
                .create());
    }
}
