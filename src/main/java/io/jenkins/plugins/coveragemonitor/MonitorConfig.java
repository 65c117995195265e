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
 */
public record MonitorConfig(List<ReportSpec> reports, List<GateRule> gates, AlertSettings alerts) {
    /** What holds when nothing is said. */
    public static final MonitorConfig DEFAULT = new MonitorConfig(null, null, null);

    /** Creates it; what is {@code null} has its default. */
    @JsonCreator
    public MonitorConfig(
            @JsonProperty("reports") List<ReportSpec> reports,
            @JsonProperty("gates") List<GateRule> gates,
            @JsonProperty("alerts") AlertSettings alerts) {
        this.reports = reports == null ? List.of() : List.copyOf(reports);
        this.gates = gates == null ? List.of() : List.copyOf(gates);
        this.alerts = Objects.requireNonNullElse(alerts, AlertSettings.DEFAULT);
    }

    /** The same with other settings of alerts. */
    public MonitorConfig withAlerts(AlertSettings others) {
        return new MonitorConfig(reports, gates, others);
    }

    /** The same with other reports. */
    public MonitorConfig withReports(List<ReportSpec> others) {
        return new MonitorConfig(others, gates, alerts);
    }
}
