package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an alert is about. The build is not part of it: one cause has one key however many builds it lasts.
 *
 * @param job the job's full name
 * @param branch the branch, empty if the job has only one
 * @param rule the rule that found it, such as {@code regression} or {@code gate Line at least 80 %}
 * @param metric the metric, or {@code null} if the rule is not about one
 * @param component the component, empty for the whole project
 */
public record AlertKey(String job, String branch, String rule, @Nullable Metric metric, String component) {
    /** The prefix of the rule of a gate that compares with a baseline; the gate's name follows. */
    public static final String COMPARING_GATE = "gate-change ";

    /** The prefix of the rule of every other gate. */
    public static final String GATE = "gate ";

    private static final String NONE = "-";

    /** Creates a key. */
    public AlertKey {
        Objects.requireNonNull(job);
        Objects.requireNonNull(branch);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(component);
    }

    /** This key under the new name of a renamed job. */
    public AlertKey inJob(String name) {
        return new AlertKey(name, branch, rule, metric, component);
    }

    /**
     * The key as one word for command lines and addresses: its five parts separated by colons, an absent part as a
     * dash, everything but letters, digits and {@code . - _ *} percent-encoded.
     */
    @Override
    public String toString() {
        return String.join(
                ":", part(job), part(branch), part(rule), metric == null ? NONE : metric.name(), part(component));
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is not a key
     */
    public static AlertKey parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is not the key of an alert; it has five parts with colons between them: job:branch:rule:METRIC:component");
        }
        try {
            Metric metric = parts[3].equals(NONE) ? null : Metric.valueOf(parts[3]);
            return new AlertKey(whole(parts[0]), whole(parts[1]), whole(parts[2]), metric, whole(parts[4]));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not the key of an alert: " + e.getMessage(), e);
        }
    }

    private static String part(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        return text.equals(NONE)
                ? "%2D"
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String whole(String part) {
        return part.equals(NONE) ? "" : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
