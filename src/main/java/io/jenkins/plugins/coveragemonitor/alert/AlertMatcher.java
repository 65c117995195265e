package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Wildcards;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects alerts; an empty condition matches all.
 *
 * @param jobs the job's full name, {@code *} for any text
 * @param branches the branch, {@code *} for any text
 * @param components the component, {@code *} for any text
 * @param types the types
 * @param severities the severities
 * @param metrics the metrics
 */
public record AlertMatcher(
        Set<String> jobs,
        Set<String> branches,
        Set<String> components,
        Set<AlertType> types,
        Set<Severity> severities,
        Set<Metric> metrics) {
    /** Matches every alert. */
    public static final AlertMatcher ALL = new AlertMatcher(null, null, null, null, null, null);

    /** Creates a matcher; the sets are copied, and {@code null} means empty. */
    public AlertMatcher(
            @Nullable Set<String> jobs,
            @Nullable Set<String> branches,
            @Nullable Set<String> components,
            @Nullable Set<AlertType> types,
            @Nullable Set<Severity> severities,
            @Nullable Set<Metric> metrics) {
        this.jobs = copy(jobs);
        this.branches = copy(branches);
        this.components = copy(components);
        this.types = copy(types);
        this.severities = copy(severities);
        this.metrics = copy(metrics);
    }

    /** Whether it matches an alert. */
    public boolean matches(Alert alert) {
        AlertKey key = alert.key();
        return any(jobs, key.job())
                && any(branches, key.branch())
                && any(components, key.component())
                && has(types, alert.type())
                && has(severities, alert.severity())
                && (metrics.isEmpty() || key.metric() != null && metrics.contains(key.metric()));
    }

    /** Whether it may match alerts of a job's branch. */
    public boolean matches(String job, String branch) {
        return any(jobs, job) && any(branches, branch);
    }

    /** Whether a text matches any of the globs, in which {@code *} stands for any text; no globs match all. */
    public static boolean any(Set<String> globs, String text) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> new Wildcards(glob).matches(text));
    }

    private static <T> boolean has(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static <T> Set<T> copy(@Nullable Set<T> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }
}
