package io.jenkins.plugins.coveragemonitor.advice;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import io.jenkins.plugins.coveragemonitor.trend.ChangePoint;
import io.jenkins.plugins.coveragemonitor.trend.Direction;
import io.jenkins.plugins.coveragemonitor.trend.Forecast;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The trend of a metric.
 *
 * @param job the job's full name
 * @param metric the metric
 * @param component the component, {@code ""} for the project
 * @param measured how many builds are measured
 * @param newest the newest measured builds, in ascending order
 * @param direction its direction
 * @param significant whether noise alone is unlikely to look like this
 * @param slopePerBuild points a build, {@code null} if unknown
 * @param slopePerDay points a day, {@code null} if unknown
 * @param changePoints where the level shifted, oldest first
 * @param forecast when the target is reached, {@code null} if unknown
 * @param recommendation what to do, in plain words
 */
@WithBuilder
public record TrendSummary(
        String job,
        Metric metric,
        String component,
        int measured,
        List<Value> newest,
        Direction direction,
        boolean significant,
        @Nullable Double slopePerBuild,
        @Nullable Double slopePerDay,
        List<ChangePoint> changePoints,
        @Nullable Forecast forecast,
        String recommendation) {
    /** A build's value. */
    public record Value(int build, Instant time, @Nullable Share value) {}
}
