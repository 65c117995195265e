package io.jenkins.plugins.coveragemonitor.config;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.collect.StaleReports;
import io.jenkins.plugins.coveragemonitor.collect.UnlistedFiles;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.source.SourceRetention;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one job is monitored; immutable, and the same for the step, the post-build action and the command line.
 *
 * @param reports patterns of the reports; empty to find every known report by content
 * @param gates the rules that judge a measurement
 * @param alerts when alerts fire and how their life proceeds
 * @param changes a file in the workspace that lists the changed lines, or {@code null}
 * @param changedSince a commit or branch that the work began from, or {@code null} to detect it
 * @param criticalFiles how many files to test next are shown on a build's page, 0 to 100
 * @param staleReports how to treat a report that was written before the build began
 * @param unlistedFiles how to treat a report that no longer lists a large part of its files
 * @param sources for which builds the text of measured files is kept
 * @param sourceCodeEncoding the encoding of the sources, or {@code null} to detect it
 * @param unreadableReports what an unreadable report does to the build
 * @param name the monitor's display name, {@code null} for the default
 * @param labels names to group the job by across all controllers, besides folder and owner
 * @param retention how long the job keeps recorded data, where it differs from the setting for all jobs
 */
@JsonDeserialize(builder = MonitorConfigBuilder.class)
public record MonitorConfig(
        List<ReportSpec> reports,
        List<GateRule> gates,
        AlertSettings alerts,
        @Nullable String changes,
        @Nullable String changedSince,
        int criticalFiles,
        StaleReports staleReports,
        UnlistedFiles unlistedFiles,
        SourceRetention sources,
        @Nullable String sourceCodeEncoding,
        UnreadableReports unreadableReports,
        @Nullable String name,
        List<String> labels,
        Retention retention) {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_LABELS = 20;

    static final int CRITICAL_FILES = 5;
    private static final int MOST_CRITICAL_FILES = 100;

    /** The defaults. */
    public static final MonitorConfig DEFAULT = new MonitorConfigBuilder().build();

    /**
     * Creates it.
     *
     * @throws IllegalArgumentException if a number is out of range; the message is one sentence
     */
    public MonitorConfig {
        reports = List.copyOf(reports);
        gates = List.copyOf(gates);
        Objects.requireNonNull(alerts);
        Objects.requireNonNull(staleReports);
        Objects.requireNonNull(unlistedFiles);
        Objects.requireNonNull(sources);
        Objects.requireNonNull(unreadableReports);
        name = name == null || name.isBlank() ? null : name.strip();
        if (name != null && (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException(
                    "name is not a name of up to " + LONGEST_NAME + " characters in one line");
        }
        labels = labels(labels);
        sourceCodeEncoding = sourceCodeEncoding == null ? null : encoding(sourceCodeEncoding);
        retention = retention.ofJob();
        if (criticalFiles < 0 || criticalFiles > MOST_CRITICAL_FILES) {
            throw new IllegalArgumentException(
                    "criticalFiles is " + criticalFiles + ": give a number from 0 to " + MOST_CRITICAL_FILES);
        }
    }

    private static List<String> labels(List<String> given) {
        List<String> labels = given.stream()
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
        if (labels.size() > MOST_LABELS
                || labels.stream()
                        .anyMatch(label ->
                                label.length() > LONGEST_NAME || label.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException("labels are more than " + MOST_LABELS
                    + ", or one is not a text of up to " + LONGEST_NAME + " characters in one line");
        }
        return labels;
    }

    /** Java's name of an encoding. */
    private static String encoding(String name) {
        try {
            return Charset.forName(name.strip()).name();
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "sourceCodeEncoding is '" + name
                            + "': give the name of a character encoding, such as UTF-8 or ISO-8859-1",
                    unknown);
        }
    }

    /** A builder with the defaults. */
    public static MonitorConfigBuilder builder() {
        return new MonitorConfigBuilder();
    }

    /** A builder that starts from these settings. */
    public MonitorConfigBuilder toBuilder() {
        return new MonitorConfigBuilder()
                .reports(reports)
                .gates(gates)
                .alerts(alerts)
                .changes(changes)
                .changedSince(changedSince)
                .criticalFiles(criticalFiles)
                .staleReports(staleReports)
                .unlistedFiles(unlistedFiles)
                .sources(sources)
                .sourceCodeEncoding(sourceCodeEncoding)
                .unreadableReports(unreadableReports)
                .name(name)
                .labels(labels)
                .retention(retention);
    }

    /** A copy with other alert settings. */
    public MonitorConfig withAlerts(AlertSettings others) {
        return toBuilder().alerts(others).build();
    }

    /** A copy with another retention of sources. */
    public MonitorConfig withSources(SourceRetention retention, @Nullable String encoding) {
        return toBuilder().sources(retention).sourceCodeEncoding(encoding).build();
    }

    /** A copy with other reports. */
    public MonitorConfig withReports(List<ReportSpec> others) {
        return toBuilder().reports(others).build();
    }

    /**
     * This configuration combined with that of another call of the same build. A value left at its default is not set
     * by that call.
     *
     * @throws IllegalArgumentException if they contradict each other; the message is one sentence
     */
    public MonitorConfig and(MonitorConfig other) {
        return ConfigUnion.of(this, other);
    }
}
