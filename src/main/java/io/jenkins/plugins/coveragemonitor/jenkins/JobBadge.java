package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AppearanceConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FormStrings;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.publish.Badge;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import io.jenkins.plugins.coveragemonitor.view.JobFigure;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the badge of a job is to show.
 *
 * @param id which of the job's monitors, {@code null} for the usual one
 * @param metric a metric, {@code null} for that of Jenkins' appearance or the one that speaks for the job
 * @param component a component, {@code null} for the whole project
 * @param gate the name of a gate of the newest build, {@code null} to show a value
 */
record JobBadge(String id, @Nullable Metric metric, String component, String gate) {
    /** The badge of a job. */
    Badge of(Job<?, ?> job) throws IOException {
        String monitor = Objects.requireNonNullElse(FormStrings.toNull(id), JobHome.DEFAULT_ID);
        if (!JobFiles.ids(job).contains(monitor)) {
            return Badge.unknown("coverage");
        }
        CoverageMonitor recorded = JobFiles.monitor(job, monitor);
        String part = Objects.requireNonNullElse(FormStrings.toNull(component), "");
        Optional<JobFigure> figure = JobFigure.of(
                recorded.history().points(),
                metric,
                AppearanceConfiguration.get().metric(),
                part);
        if (figure.isEmpty()) {
            return Badge.unknown("coverage");
        }
        String named = FormStrings.toNull(gate);
        return named == null
                ? Badge.of(figure.get())
                : ofGate(recorded, figure.get().build(), named);
    }

    private static Badge ofGate(CoverageMonitor monitor, int build, String name) throws IOException {
        List<GateResult> gates = monitor.record(build).map(BuildRecord::gates).orElse(List.of());
        return gates.stream()
                .filter(gate -> gate.name().equalsIgnoreCase(name)
                        || gate.distinctName().equalsIgnoreCase(name))
                .findFirst()
                .map(Badge::of)
                .orElseGet(() -> Badge.unknown(name));
    }
}
