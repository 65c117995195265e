package io.jenkins.plugins.coveragemonitor.notify;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertMatcher;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a channel wants. An empty condition accepts all, except that a channel that names neither types nor
 * severities gets only warnings and critical alerts.
 *
 * @param types the types
 * @param severities the severities
 * @param jobs full names of jobs, {@code *} for any text
 * @param branches branches, {@code *} for any text
 * @param components components, {@code *} for any text
 * @param owners owners of the files that lost coverage, {@code *} for any text
 */
public record ChannelFilter(
        Set<AlertType> types,
        Set<Severity> severities,
        Set<String> jobs,
        Set<String> branches,
        Set<String> components,
        Set<String> owners) {
    /** All warnings and critical alerts. */
    public static final ChannelFilter DEFAULT = new ChannelFilter(null, null, null, null, null, null);

    /** Creates a filter; the sets are copied, and {@code null} means empty. */
    public ChannelFilter(
            @Nullable Set<AlertType> types,
            @Nullable Set<Severity> severities,
            @Nullable Set<String> jobs,
            @Nullable Set<String> branches,
            @Nullable Set<String> components,
            @Nullable Set<String> owners) {
        this.types = types == null ? Set.of() : Set.copyOf(types);
        this.severities = severities == null ? Set.of() : Set.copyOf(severities);
        this.jobs = jobs == null ? Set.of() : Set.copyOf(jobs);
        this.branches = branches == null ? Set.of() : Set.copyOf(branches);
        this.components = components == null ? Set.of() : Set.copyOf(components);
        this.owners = owners == null ? Set.of() : Set.copyOf(owners);
    }

    /** Whether the channel wants an alert that concerns certain people. */
    public boolean wants(Alert alert, People people) {
        return wants(alert)
                && (owners.isEmpty() || people.owners().stream().anyMatch(owner -> AlertMatcher.any(owners, owner)));
    }

    /** Whether the channel wants notifications of the builds of a job's branch. */
    public boolean wants(String job, String branch) {
        return new AlertMatcher(jobs, branches, null, null, null, null).matches(job, branch);
    }

    /** Whether the channel wants an alert, whoever is concerned. */
    public boolean wants(Alert alert) {
        boolean unsaid = types.isEmpty() && severities.isEmpty();
        Set<Severity> wanted = unsaid ? Set.of(Severity.WARNING, Severity.CRITICAL) : severities;
        return new AlertMatcher(jobs, branches, components, types, wanted, null).matches(alert);
    }
}
