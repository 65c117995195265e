package io.jenkins.plugins.coveragemonitor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
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
 */
public record MonitorConfig(
        List<ReportSpec> reports, List<GateRule> gates, AlertSettings alerts, String changes, String changedSince) {
    /** What holds when nothing is said. */
    public static final MonitorConfig DEFAULT = new MonitorConfig(null, null, null, null, null);

    /** Creates it; what is {@code null} has its default. */
    @JsonCreator
    public MonitorConfig(
            @JsonProperty("reports") List<ReportSpec> reports,
            @JsonProperty("gates") List<GateRule> gates,
            @JsonProperty("alerts") AlertSettings alerts,
            @JsonProperty("changes") String changes,
            @JsonProperty("changedSince") String changedSince) {
        this.reports = reports == null ? List.of() : List.copyOf(reports);
        this.gates = gates == null ? List.of() : List.copyOf(gates);
        this.alerts = Objects.requireNonNullElse(alerts, AlertSettings.DEFAULT);
        this.changes = changes;
        this.changedSince = changedSince;
    }

    /** The same with other settings of alerts. */
    public MonitorConfig withAlerts(AlertSettings others) {
        return new MonitorConfig(reports, gates, others, changes, changedSince);
    }

    /** The same with other reports. */
    public MonitorConfig withReports(List<ReportSpec> others) {
        return new MonitorConfig(others, gates, alerts, changes, changedSince);
    }
}
