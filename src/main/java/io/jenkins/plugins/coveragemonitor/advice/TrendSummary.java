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
 * Which way a metric goes.
 *
 * @param job the job's full name
 * @param metric the metric
 * @param component of which component, {@code ""} for the project
 * @param measured how many builds are measured
 * @param newest the newest measured builds, the oldest of them first
 * @param direction which way it goes
 * @param significant whether noise alone hardly shows that
 * @param slopePerBuild how many points a build, {@code null} if that is not known
 * @param slopePerDay how many points a day, {@code null} if that is not known
 * @param changePoints where the level shifted, oldest first
 * @param forecast when the target is reached, {@code null} if that is not known
 * @param recommendation what follows from it, in plain words
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
