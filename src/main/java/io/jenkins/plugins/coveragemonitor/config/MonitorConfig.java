package io.jenkins.plugins.coveragemonitor.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.collect.StaleReports;
import io.jenkins.plugins.coveragemonitor.gate.GateRule;
import java.util.List;
import java.util.Objects;

/**
 * How one job is monitored; immutable, and the same for the step, the post-build action and the command line.
 *
 * @param reports where the reports are; empty to find every known report by content
 * @param gates the rules that judge a measurement
 * @param alerts when alerts fire and how they live
 * @param changes a file in the workspace that tells the changed lines, or {@code null}
 * @param changedSince a commit or branch that the work began from, or {@code null} to choose it
 * @param criticalFiles how many files to test next a build's page names, 0 to 100
 * @param staleReports what a report counts as that was written before the build began
 */
public record MonitorConfig(
        List<ReportSpec> reports,
        List<GateRule> gates,
        AlertSettings alerts,
        String changes,
        String changedSince,
        Integer criticalFiles,
        StaleReports staleReports) {
    private static final int CRITICAL_FILES = 5;
    private static final int MOST_CRITICAL_FILES = 100;

    /** What holds when nothing is said. */
    public static final MonitorConfig DEFAULT = new MonitorConfig(null, null, null, null, null, null, null);

    /** Creates it; what is {@code null} has its default. */
    @JsonCreator
    public MonitorConfig(
            @JsonProperty("reports") List<ReportSpec> reports,
            @JsonProperty("gates") List<GateRule> gates,
            @JsonProperty("alerts") AlertSettings alerts,
            @JsonProperty("changes") String changes,
            @JsonProperty("changedSince") String changedSince,
            @JsonProperty("criticalFiles") Integer criticalFiles,
            @JsonProperty("staleReports") StaleReports staleReports) {
        this.reports = reports == null ? List.of() : List.copyOf(reports);
        this.gates = gates == null ? List.of() : List.copyOf(gates);
        this.alerts = Objects.requireNonNullElse(alerts, AlertSettings.DEFAULT);
        this.changes = changes;
        this.changedSince = changedSince;
        this.staleReports = Objects.requireNonNullElse(staleReports, StaleReports.NOTE);
        this.criticalFiles = Objects.requireNonNullElse(criticalFiles, CRITICAL_FILES);
        if (this.criticalFiles < 0 || this.criticalFiles > MOST_CRITICAL_FILES) {
            throw new IllegalArgumentException(
                    "criticalFiles is " + criticalFiles + ": give a number from 0 to " + MOST_CRITICAL_FILES);
        }
    }

    /** A configuration in which a report of an earlier build is only told. */
    public MonitorConfig(
            List<ReportSpec> reports,
            List<GateRule> gates,
            AlertSettings alerts,
            String changes,
            String changedSince,
            Integer criticalFiles) {
        this(reports, gates, alerts, changes, changedSince, criticalFiles, StaleReports.NOTE);
    }

    /** The same with other settings of alerts. */
    public MonitorConfig withAlerts(AlertSettings others) {
        return new MonitorConfig(reports, gates, others, changes, changedSince, criticalFiles, staleReports);
    }

    /** The same with other reports. */
    public MonitorConfig withReports(List<ReportSpec> others) {
        return new MonitorConfig(others, gates, alerts, changes, changedSince, criticalFiles, staleReports);
    }

    /**
     * This and what another call of the same build asks for. What a call leaves at its default it does not ask for.
     *
     * @throws IllegalArgumentException if they contradict each other, in one sentence
     */
    public MonitorConfig and(MonitorConfig other) {
        return ConfigUnion.of(this, other);
    }
}
