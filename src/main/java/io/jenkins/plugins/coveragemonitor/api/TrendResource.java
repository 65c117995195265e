package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import io.jenkins.plugins.coveragemonitor.trend.Anomaly;
import io.jenkins.plugins.coveragemonitor.trend.ChangePoint;
import io.jenkins.plugins.coveragemonitor.trend.Direction;
import io.jenkins.plugins.coveragemonitor.trend.Forecast;
import io.jenkins.plugins.coveragemonitor.trend.Progress;
import io.jenkins.plugins.coveragemonitor.trend.Regression;
import io.jenkins.plugins.coveragemonitor.trend.Slope;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trend in an answer, under the names of {@code trend --json}. Differences are in percentage points for coverage; in
 * tests, failures or seconds for test metrics. What is unknown or open-ended is {@code null}.
 *
 * @param metric what is measured
 * @param component the component, {@code ""} for the whole project
 * @param measured how many builds are measured
 * @param since the first build that the slopes count: the last change point, or the first build
 * @param samples how many measured builds the slopes count
 * @param slopePerBuild the Theil–Sen slope per build
 * @param slopePerBuildInterval the ends of its interval of 95 per cent
 * @param slopePerDay the Theil–Sen slope per day
 * @param slopePerDayInterval the ends of its interval
 * @param significant whether there is a direction that noise alone is unlikely to show
 * @param pValue of the Mann–Kendall test
 * @param direction its direction
 * @param degrading whether it is getting worse
 * @param velocity the slope of the recent builds alone
 * @param acceleration how much the velocity changed, per build
 * @param regression ordinary least squares, for comparison
 * @param changePoints where the level shifted, oldest first
 * @param anomalies single builds off their neighbours, oldest first
 * @param forecast when the target is reached
 * @param milestone when the next milestone is reached
 * @param progress milestones and target
 * @param recommendation what to do, in plain words
 */
@WithBuilder
public record TrendResource(
        Metric metric,
        String component,
        int measured,
        @Nullable Integer since,
        int samples,
        @Nullable Double slopePerBuild,
        @Nullable List<Double> slopePerBuildInterval,
        @Nullable Double slopePerDay,
        @Nullable List<Double> slopePerDayInterval,
        boolean significant,
        @Nullable Double pValue,
        Direction direction,
        boolean degrading,
        @Nullable Double velocity,
        @Nullable Double acceleration,
        @Nullable Line regression,
        List<ChangePoint> changePoints,
        List<Anomaly> anomalies,
        @Nullable Forecast forecast,
        @Nullable Forecast milestone,
        @Nullable Progress progress,
        String recommendation) {
    /** The line of least squares; {@code r2} is {@code null} if all values are equal. */
    record Line(@Nullable Double slope, @Nullable Double intercept, @Nullable Double r2) {
        static @Nullable Line of(@Nullable Regression line) {
            return line == null ? null : new Line(finite(line.slope()), finite(line.intercept()), finite(line.r2()));
        }
    }

    /** The answer for an analysis. */
    public static TrendResource of(Trend trend) {
        return TrendResourceBuilder.builder()
                .metric(trend.metric())
                .component(trend.component())
                .measured(trend.measured())
                .since(trend.since())
                .samples(trend.samples())
                .slopePerBuild(trend.slopePerBuild())
                .slopePerBuildInterval(interval(trend.perBuild()))
                .slopePerDay(trend.slopePerDay())
                .slopePerDayInterval(interval(trend.perDay()))
                .significant(trend.significant())
                .pValue(trend.samples() < 2 ? null : finite(trend.pValue()))
                .direction(trend.direction())
                .degrading(trend.degrading())
                .velocity(trend.velocity())
                .acceleration(trend.acceleration())
                .regression(Line.of(trend.regression()))
                .changePoints(trend.changePoints())
                .anomalies(trend.anomalies())
                .forecast(trend.forecast())
                .milestone(trend.milestone())
                .progress(trend.progress())
                .recommendation(trend.recommendation())
                .create();
    }

    private static @Nullable List<Double> interval(@Nullable Slope slope) {
        return slope == null || !slope.hasInterval()
                ? null
                : Collections.unmodifiableList(Arrays.asList(finite(slope.low()), finite(slope.high())));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }
}
