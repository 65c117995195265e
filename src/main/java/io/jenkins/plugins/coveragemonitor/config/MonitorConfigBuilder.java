package io.jenkins.plugins.coveragemonitor.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.collect.StaleReports;
import io.jenkins.plugins.coveragemonitor.collect.UnlistedFiles;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.source.SourceRetention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link MonitorConfig} by the names used in configurations; values that are not set, or set to {@code null},
 * keep their defaults.
 */
@JsonPOJOBuilder(withPrefix = "")
public final class MonitorConfigBuilder {
    private List<ReportSpec> reports = List.of();
    private List<GateRule> gates = List.of();
    private AlertSettings alerts = AlertSettings.DEFAULT;
    private @Nullable String changes;
    private @Nullable String changedSince;
    private int criticalFiles = MonitorConfig.CRITICAL_FILES;
    private StaleReports staleReports = StaleReports.NOTE;
    private UnlistedFiles unlistedFiles = UnlistedFiles.LOST;
    private Retention retention = Retention.UNSET;

    private SourceRetention sources = SourceRetention.LAST_BUILD;
    private @Nullable String sourceCodeEncoding;
    private UnreadableReports unreadableReports = UnreadableReports.NOTE;
    private @Nullable String name;
    private List<String> labels = List.of();

    MonitorConfigBuilder() {}

    /** The patterns of the reports; empty to find every known report by content. */
    @JsonProperty
    public MonitorConfigBuilder reports(@Nullable List<ReportSpec> value) {
        reports = value == null ? reports : value;
        return this;
    }

    /** The rules that judge a measurement. */
    @JsonProperty
    public MonitorConfigBuilder gates(@Nullable List<GateRule> value) {
        gates = value == null ? gates : value;
        return this;
    }

    /** When alerts fire and how their life proceeds. */
    @JsonProperty
    public MonitorConfigBuilder alerts(@Nullable AlertSettings value) {
        alerts = value == null ? alerts : value;
        return this;
    }

    /** A file in the workspace that lists the changed lines, or {@code null}. */
    @JsonProperty
    public MonitorConfigBuilder changes(@Nullable String value) {
        changes = value;
        return this;
    }

    /** A commit or branch that the work began from, or {@code null} to detect it. */
    @JsonProperty
    public MonitorConfigBuilder changedSince(@Nullable String value) {
        changedSince = value;
        return this;
    }

    /** How many files to test next are shown on a build's page, 0 to 100. */
    @JsonProperty
    public MonitorConfigBuilder criticalFiles(@Nullable Integer value) {
        criticalFiles = value == null ? criticalFiles : value;
        return this;
    }

    /** How to treat a report that was written before the build began. */
    @JsonProperty
    public MonitorConfigBuilder staleReports(@Nullable StaleReports value) {
        staleReports = value == null ? staleReports : value;
        return this;
    }

    /** How to treat a report that no longer lists a large part of its files, though they are still in the workspace. */
    @JsonProperty
    public MonitorConfigBuilder unlistedFiles(@Nullable UnlistedFiles value) {
        unlistedFiles = value == null ? unlistedFiles : value;
        return this;
    }

    /** For which builds the text of measured files is kept. */
    @JsonProperty
    public MonitorConfigBuilder sources(@Nullable SourceRetention value) {
        sources = value == null ? sources : value;
        return this;
    }

    /** The encoding of the sources, or {@code null} to detect it. */
    @JsonProperty
    public MonitorConfigBuilder sourceCodeEncoding(@Nullable String value) {
        sourceCodeEncoding = value;
        return this;
    }

    /** What an unreadable report does to the build. */
    @JsonProperty
    public MonitorConfigBuilder unreadableReports(@Nullable UnreadableReports value) {
        unreadableReports = value == null ? unreadableReports : value;
        return this;
    }

    /** The monitor's display name, or {@code null} for the default. */
    @JsonProperty
    public MonitorConfigBuilder name(@Nullable String value) {
        name = value;
        return this;
    }

    /** Names to group the job by across all controllers, besides folder and owner. */
    @JsonProperty
    public MonitorConfigBuilder labels(@Nullable List<String> value) {
        labels = value == null ? labels : value;
        return this;
    }

    /** How long the job keeps recorded data, where it differs from the setting for all jobs. */
    @JsonProperty
    public MonitorConfigBuilder retention(@Nullable Retention value) {
        retention = value == null ? retention : value;
        return this;
    }

    /**
     * Builds the configuration.
     *
     * @throws IllegalArgumentException if a value is out of range; the message is one sentence
     */
    public MonitorConfig build() {
        return new MonitorConfig(
                reports,
                gates,
                alerts,
                changes,
                changedSince,
                criticalFiles,
                staleReports,
                unlistedFiles,
                sources,
                sourceCodeEncoding,
                unreadableReports,
                name,
                labels,
                retention);
    }
}
