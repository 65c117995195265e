package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.jenkins.config.AppearanceConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FormStrings;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
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
 * The content of a job's badge.
 *
 * @param id which of the job's monitors, {@code null} for the default one, or the first of a job without it
 * @param metric a metric, {@code null} for the default one of Jenkins' appearance or the job's main metric
 * @param component a component, {@code null} for the whole project
 * @param gate the name of a gate of the newest build, {@code null} to show a value
 */
public record JobBadge(
        @Nullable String id, @Nullable Metric metric, @Nullable String component, @Nullable String gate) {
    private static final int NEWEST = Integer.MAX_VALUE;

    /** The badge of a job, as its newest build has it. */
    public Badge of(Job<?, ?> job) throws IOException {
        return of(job, NEWEST);
    }

    /** The badge of one build of a job; <em>unknown</em> if that measured nothing or has not ended. */
    public Badge of(Run<?, ?> run) throws IOException {
        return of(run.getParent(), run.getNumber());
    }

    private Badge of(Job<?, ?> job, int build) throws IOException {
        List<String> monitors = JobFiles.ids(job);
        String named = FormStrings.toNull(id);
        String monitor = named == null ? JobMonitor.first(monitors) : named;
        if (!monitors.contains(monitor)) {
            return Badge.unknown("coverage");
        }
        CoverageMonitor recorded = JobFiles.monitor(job, monitor);
        String part = Objects.requireNonNullElse(FormStrings.toNull(component), "");
        List<Point> points = recorded.history().points().stream()
                .filter(point -> point.build() <= build)
                .toList();
        Optional<JobFigure> figure = JobFigure.of(
                        points, metric, AppearanceConfiguration.get().metric(), part)
                .filter(found -> build == NEWEST || found.build() == build);
        if (figure.isEmpty()) {
            return Badge.unknown("coverage");
        }
        String ofGate = FormStrings.toNull(gate);
        return ofGate == null
                ? Badge.of(figure.get())
                : ofGate(recorded, figure.get().build(), ofGate);
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
