package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;

/** The words that the messages of all rules share. */
final class RuleMessages {
    private RuleMessages() {}

    /** The subject, such as {@code line}, {@code worker: branch} or {@code flag unit: line}. */
    static String what(Metric metric, String component) {
        String part = component.startsWith(Point.FLAG) ? "flag " + component.substring(Point.FLAG.length()) : component;
        return part.isEmpty() ? metric.label() : part + ": " + metric.label();
    }

    /** The size of a difference without its sign, such as {@code 1.22 points}. */
    static String size(Points change) {
        String text = change.text();
        return (text.startsWith("under ") ? "under " + text.substring(7) : text.substring(1)) + " points";
    }
}
