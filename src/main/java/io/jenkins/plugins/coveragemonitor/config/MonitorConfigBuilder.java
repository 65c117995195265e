package io.jenkins.plugins.coveragemonitor.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.collect.StaleReports;
import io.jenkins.plugins.coveragemonitor.collect.UnlistedFiles;
import io.jenkins.plugins.coveragemonitor.gate.GateRule;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.source.SourceRetention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link MonitorConfig} from the names that a configuration uses; what is not set, or set to {@code null}, keeps its
 * default.
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

    /** Where the reports are; empty to find every known report by content. */
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

    /** A commit or branch that the work began from, or {@code null} to choose it. */
    @JsonProperty
    public MonitorConfigBuilder changedSince(@Nullable String value) {
        changedSince = value;
        return this;
    }

    /** How many files to test next a build's page names, 0 to 100. */
    @JsonProperty
    public MonitorConfigBuilder criticalFiles(@Nullable Integer value) {
        criticalFiles = value == null ? criticalFiles : value;
        return this;
    }

    /** What a report counts as that was written before the build began. */
    @JsonProperty
    public MonitorConfigBuilder staleReports(@Nullable StaleReports value) {
        staleReports = value == null ? staleReports : value;
        return this;
    }

    /** What it means that a report no longer lists a large part of its files, though they are still in the workspace. */
    @JsonProperty
    public MonitorConfigBuilder unlistedFiles(@Nullable UnlistedFiles value) {
        unlistedFiles = value == null ? unlistedFiles : value;
        return this;
    }

    /** Of which builds the text of measured files is kept. */
    @JsonProperty
    public MonitorConfigBuilder sources(@Nullable SourceRetention value) {
        sources = value == null ? sources : value;
        return this;
    }

    /** How the sources are encoded, or {@code null} to find out. */
    @JsonProperty
    public MonitorConfigBuilder sourceCodeEncoding(@Nullable String value) {
        sourceCodeEncoding = value;
        return this;
    }

    /** What becomes of a build that has a report that cannot be read. */
    @JsonProperty
    public MonitorConfigBuilder unreadableReports(@Nullable UnreadableReports value) {
        unreadableReports = value == null ? unreadableReports : value;
        return this;
    }

    /** What people call the monitor, or {@code null} for the usual. */
    @JsonProperty
    public MonitorConfigBuilder name(@Nullable String value) {
        name = value;
        return this;
    }

    /** What the job is grouped by over all controllers, beside folder and owner. */
    @JsonProperty
    public MonitorConfigBuilder labels(@Nullable List<String> value) {
        labels = value == null ? labels : value;
        return this;
    }

    /** How long the job keeps what is recorded, where it differs from what is set for all jobs. */
    @JsonProperty
    public MonitorConfigBuilder retention(@Nullable Retention value) {
        retention = value == null ? retention : value;
        return this;
    }

    /**
     * Makes it.
     *
     * @throws IllegalArgumentException if a value makes no sense, in one sentence
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
