package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says about one cause in one build.
 *
 * @param type the kind of finding
 * @param rule the rule's name, part of the alert's key
 * @param metric the metric, or {@code null}
 * @param component the component, empty for the whole project
 * @param state whether the cause is there
 * @param severity how urgent it would be
 * @param before the value before, or {@code null}
 * @param level the value now, or {@code null}
 * @param worse whether it has become so much worse since the last notification that another is due
 * @param message one sentence, without the names of job and build
 */
@WithBuilder
public record Finding(
        AlertType type,
        String rule,
        @Nullable Metric metric,
        String component,
        FindingState state,
        Severity severity,
        @Nullable AlertLevel before,
        @Nullable AlertLevel level,
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

    /** A builder of a finding about the whole project; the message must still be set. */
    public static FindingBuilder builder(AlertType type, String rule) {
        return FindingBuilder.builder()
                .type(type)
                .rule(rule)
                .metric(null)
                .component("")
                .state(FindingState.BAD)
                .severity(Severity.WARNING)
                .before(null)
                .level(null)
                .worse(false)
                .message("");
    }

    /** A finding about an open alert whose cause cannot be judged or no longer applies. */
    public static Finding about(Alert open, FindingState state, String message) {
        return builder(open.type(), open.key().rule())
                .metric(open.key().metric())
                .component(open.key().component())
                .state(state)
                .severity(open.severity())
                .before(open.before())
                .level(open.level())
                .message(message)
                .create();
    }
}
