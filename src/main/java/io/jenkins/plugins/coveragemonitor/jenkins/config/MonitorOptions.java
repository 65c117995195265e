package io.jenkins.plugins.coveragemonitor.jenkins.config;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The options of a job's monitoring, for both the step and the post-build action. Immutable: a setter returns a copy.
 *
 * <p>The fields have the names of the configuration file; marked ones are not part of it.
 */
public final class MonitorOptions implements Cloneable {
    /** Everything by default. */
    public static final MonitorOptions DEFAULT = new MonitorOptions();

    private List<ReportOption> reports = List.of();
    private List<GateOption> gates = List.of();
    private @Nullable AlertOption alerts;

    @JsonIgnore
    private List<String> channels = List.of();

    @JsonIgnore
    private String id = JobHome.DEFAULT_ID;

    private @Nullable String changes;
    private @Nullable String changedSince;
    private @Nullable Integer criticalFiles;
    private @Nullable String staleReports;
    private @Nullable String unlistedFiles;
    private @Nullable String sources;
    private @Nullable String sourceCodeEncoding;

    @JsonIgnore
    private @Nullable CheckOption checks;

    @JsonIgnore
    private @Nullable String report;

    private @Nullable String unreadableReports;
    private @Nullable String name;
    private @Nullable String labels;
    private @Nullable JobRetentionOption retention;

    @JsonIgnore
    private boolean replace;

    private MonitorOptions() {}

    /** A copy with one change. */
    private MonitorOptions changed(Consumer<MonitorOptions> change) {
        try {
            MonitorOptions copy = (MonitorOptions) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("options can be copied", impossible);
        }
    }

    public List<ReportOption> reports() {
        return List.copyOf(reports);
    }

    public List<GateOption> gates() {
        return List.copyOf(gates);
    }

    public @Nullable AlertOption alerts() {
        return alerts;
    }

    /** The names of the channels that are notified of this job; empty for all that want it. */
    public List<String> channels() {
        return List.copyOf(channels);
    }

    /** The id of the monitor. */
    public String id() {
        return id;
    }

    public MonitorOptions withReports(List<ReportOption> others) {
        return changed(copy -> copy.reports = listOf(others));
    }

    public MonitorOptions withGates(List<GateOption> others) {
        return changed(copy -> copy.gates = listOf(others));
    }

    public MonitorOptions withAlerts(AlertOption other) {
        return changed(copy -> copy.alerts = other);
    }

    public MonitorOptions withChannels(List<String> others) {
        return changed(copy -> copy.channels = listOf(others));
    }

    public MonitorOptions withId(String other) {
        return changed(copy -> copy.id = Objects.requireNonNullElse(FormStrings.toNull(other), JobHome.DEFAULT_ID));
    }

    /** A file in the workspace that lists the changed lines, or {@code null}. */
    public @Nullable String changes() {
        return changes;
    }

    /** A commit or branch that the work began from, or {@code null} to detect it. */
    public @Nullable String changedSince() {
        return changedSince;
    }

    public MonitorOptions withChanges(@Nullable String other) {
        return changed(copy -> copy.changes = FormStrings.toNull(other));
    }

    public MonitorOptions withChangedSince(@Nullable String other) {
        return changed(copy -> copy.changedSince = FormStrings.toNull(other));
    }

    /** How many files to test next a build's page lists, or {@code null} for the default. */
    public @Nullable Integer criticalFiles() {
        return criticalFiles;
    }

    public MonitorOptions withCriticalFiles(@Nullable Integer other) {
        return changed(copy -> copy.criticalFiles = other);
    }

    /**
     * These options combined with those of an earlier call in the same build: a channel is notified if either names it.
     * One that names no channels adds none.
     */
    public MonitorOptions and(MonitorOptions before) {
        Set<String> both = new LinkedHashSet<>(before.channels);
        both.addAll(channels);
        return withChannels(List.copyOf(both));
    }

    /** A file from an older version, or written by hand, may lack any field, which then has its default. */
    private Object readResolve() {
        return withReports(present(reports))
                .withGates(present(gates))
                .withChannels(present(channels))
                .withId(id)
                .withChanges(changes)
                .withChangedSince(changedSince)
                .withStaleReports(staleReports)
                .withUnlistedFiles(unlistedFiles)
                .withSources(sources)
                .withSourceCodeEncoding(sourceCodeEncoding)
                .withReport(report)
                .withUnreadableReports(unreadableReports)
                .withName(name)
                .withLabels(labels);
    }

    // Lists that XStream writes as plain lists.
    private static <T> List<T> listOf(List<T> given) {
        return given == null ? List.of() : new ArrayList<>(given);
    }

    private static <T> List<T> present(List<T> entries) {
        return entries == null
                ? List.of()
                : entries.stream().filter(Objects::nonNull).toList();
    }

    /** How to treat a report written before the build began, or {@code null} for the default. */
    public @Nullable String staleReports() {
        return staleReports;
    }

    public MonitorOptions withStaleReports(@Nullable String other) {
        return changed(copy -> copy.staleReports = FormStrings.toNull(other));
    }

    /** How to treat a report that no longer lists a large part of its files, or {@code null} for the default. */
    public @Nullable String unlistedFiles() {
        return unlistedFiles;
    }

    public MonitorOptions withUnlistedFiles(@Nullable String other) {
        return changed(copy -> copy.unlistedFiles = FormStrings.toNull(other));
    }

    /** Whether to replace what the build recorded before, instead of adding to it. */
    public boolean replace() {
        return replace;
    }

    public MonitorOptions withReplace(boolean other) {
        return changed(copy -> copy.replace = other);
    }

    /** For which builds the text of measured files is kept, or {@code null} for the default. */
    public @Nullable String sources() {
        return sources;
    }

    public MonitorOptions withSources(@Nullable String other) {
        return changed(copy -> copy.sources = FormStrings.toNull(other));
    }

    /** The encoding of the sources, or {@code null} to detect it. */
    public @Nullable String sourceCodeEncoding() {
        return sourceCodeEncoding;
    }

    public MonitorOptions withSourceCodeEncoding(@Nullable String other) {
        return changed(copy -> copy.sourceCodeEncoding = FormStrings.toNull(other));
    }

    /** The check of the commit, or {@code null} for the default. */
    public @Nullable CheckOption checks() {
        return checks;
    }

    public MonitorOptions withChecks(CheckOption other) {
        return changed(copy -> copy.checks = other);
    }

    /** What an unreadable report does to the build, or {@code null} for the default. */
    public @Nullable String unreadableReports() {
        return unreadableReports;
    }

    public MonitorOptions withUnreadableReports(@Nullable String other) {
        return changed(copy -> copy.unreadableReports = FormStrings.toNull(other));
    }

    /** The monitor's display name, or {@code null} for the default. */
    public @Nullable String name() {
        return name;
    }

    public MonitorOptions withName(@Nullable String other) {
        return changed(copy -> copy.name = FormStrings.toNull(other));
    }

    /** Names to group the job by across all controllers, separated by commas, or {@code null} for none. */
    public @Nullable String labels() {
        return labels;
    }

    public MonitorOptions withLabels(@Nullable String other) {
        return changed(copy -> copy.labels = FormStrings.toNull(other));
    }

    /** The folder of the workspace for the HTML report, or {@code null} for none. */
    public @Nullable String report() {
        return report;
    }

    public MonitorOptions withReport(@Nullable String other) {
        return changed(copy -> copy.report = FormStrings.toNull(other));
    }

    /** How long the job's data is kept, or {@code null} for the setting of all jobs. */
    public @Nullable JobRetentionOption retention() {
        return retention;
    }

    public MonitorOptions withRetention(JobRetentionOption other) {
        return changed(copy -> copy.retention = other);
    }

    /**
     * The configuration for the engine.
     *
     * @throws IllegalArgumentException if an option is not valid; the message is one sentence with its place
     */
    public MonitorConfig config() {
        return new OptionsDocument(this).config();
    }

    /** The options in the form of a configuration file. */
    public byte[] json() throws IOException {
        return new OptionsDocument(this).json();
    }

    /**
     * These options, if they are valid. A setter accepts anything: its exception would reach a build's log wrapped in a
     * page of stack traces, so a form calls this when it is submitted, and a build before it does anything.
     *
     * @throws InvalidOptionException if an option is not valid
     */
    public MonitorOptions checked() {
        checkedConfig();
        return this;
    }

    /**
     * The configuration for the engine, if all options are valid.
     *
     * @throws InvalidOptionException if an option is not valid
     */
    public MonitorConfig checkedConfig() {
        return new OptionsDocument(this).checked();
    }
}
