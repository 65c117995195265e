package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.Objects;

/**
 * What a rule says about one cause in one build.
 *
 * @param type which kind
 * @param rule the rule's name, part of the alert's key
 * @param metric the metric, or {@code null}
 * @param component the component, empty for the whole project
 * @param state whether the cause is there
 * @param severity how urgent it would be
 * @param before the value before, or {@code null}
 * @param level the value now, or {@code null}
 * @param worse whether it is worse than what the receivers were told, by enough to tell them again
 * @param message one sentence, without the names of job and build
 */
public record Finding(
        AlertType type,
        String rule,
        Metric metric,
        String component,
        FindingState state,
        Severity severity,
        AlertLevel before,
        AlertLevel level,
        boolean worse,
        String message) {
    /** Creates a finding. */
    public Finding {
        Objects.requireNonNull(type);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(component);
        Objects.requireNonNull(state);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(message);
    }

    /** A finding of a rule about the whole project; its message is still to be given. */
    public static FindingBuilder builder(AlertType type, String rule) {
        return new FindingBuilder(type, rule);
    }

    /** That nothing can be said, or that there is nothing left to say, about an alert that is open. */
    public static Finding about(Alert open, FindingState state, String message) {
        return builder(open.type(), open.key().rule())
                .metric(open.key().metric())
                .component(open.key().component())
                .state(state)
                .severity(open.severity())
                .before(open.before())
                .level(open.level())
                .message(message)
                .build();
    }
}
