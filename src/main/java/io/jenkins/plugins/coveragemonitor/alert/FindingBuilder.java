package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Finding}. */
public final class FindingBuilder {
    private final AlertType type;
    private final String rule;
    private @Nullable Metric metric;
    private String component = "";
    private FindingState state = FindingState.BAD;
    private Severity severity = Severity.WARNING;
    private @Nullable AlertLevel before;
    private @Nullable AlertLevel level;
    private boolean worse;
    private String message = "";

    FindingBuilder(AlertType type, String rule) {
        this.type = type;
        this.rule = rule;
    }

    /** The metric, or {@code null}. */
    public FindingBuilder metric(@Nullable Metric value) {
        metric = value;
        return this;
    }

    /** The component, empty for the whole project. */
    public FindingBuilder component(String value) {
        component = value;
        return this;
    }

    /** Whether the cause is there. */
    public FindingBuilder state(FindingState value) {
        state = value;
        return this;
    }

    /** How urgent it would be. */
    public FindingBuilder severity(Severity value) {
        severity = value;
        return this;
    }

    /** The value before, or {@code null}. */
    public FindingBuilder before(@Nullable AlertLevel value) {
        before = value;
        return this;
    }

    /** The value now, or {@code null}. */
    public FindingBuilder level(@Nullable AlertLevel value) {
        level = value;
        return this;
    }

    /** Whether it is so much worse than the last notification that the receivers are notified again. */
    public FindingBuilder worse(boolean value) {
        worse = value;
        return this;
    }

    /** One sentence, without the names of job and build. */
    public FindingBuilder message(String value) {
        message = value;
        return this;
    }

    /** Makes it. */
    public Finding build() {
        return new Finding(type, rule, metric, component, state, severity, before, level, worse, message);
    }
}
