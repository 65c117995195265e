package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a history shows about one metric. Slopes count from the last change point on, because an average over a step
 * describes neither side. They are in percentage points for coverage, in tests, failures or seconds for test metrics.
 *
 * @param metric what was measured
 * @param component the component, {@code ""} for the whole project
 * @param measured how many builds have a value
 * @param since the first build that the slopes count, or {@code null} if nothing is measured
 * @param samples how many measured builds there are since then
 * @param perBuild the Theil–Sen slope a build, or {@code null} with fewer than two samples
 * @param perDay the Theil–Sen slope a day, or {@code null} with fewer than two samples or if all lie within a day
 * @param pValue how likely noise alone looks like this trend (Mann–Kendall), 0 to 1
 * @param direction where it is heading
 * @param regression ordinary least squares for comparison, or {@code null} with fewer than three samples
 * @param velocity the slope a build of the recent builds alone, or {@code null} if they are too few
 * @param acceleration how much the velocity changed against the builds before, per build, or {@code null}
 * @param changePoints where the level shifted, oldest first
 * @param anomalies single builds off their neighbours, oldest first
 * @param forecast when the target is reached, the next milestone if there is no target; {@code null} if nothing is
 * ahead
 * @param milestone when the next milestone is reached, or {@code null} if none is ahead
 * @param progress milestones and target, or {@code null} for test metrics and where nothing is measured
 * @param recommendation what to do, in plain words with the figures
 */
@WithBuilder
public record Trend(
        Metric metric,
        String component,
        int measured,
        @Nullable Integer since,
        int samples,
        @Nullable Slope perBuild,
        @Nullable Slope perDay,
        double pValue,
        Direction direction,
        @Nullable Regression regression,
        @Nullable Double velocity,
        @Nullable Double acceleration,
        List<ChangePoint> changePoints,
        List<Anomaly> anomalies,
        @Nullable Forecast forecast,
        @Nullable Forecast milestone,
        @Nullable Progress progress,
        String recommendation) {
    /** Creates it; the lists are copied. */
    public Trend {
        changePoints = List.copyOf(changePoints);
        anomalies = List.copyOf(anomalies);
    }

    /** The slope a build, {@code null} with fewer than two samples. */
    public @Nullable Double slopePerBuild() {
        return perBuild == null ? null : perBuild.value();
    }

    /** The slope a day, {@code null} with fewer than two samples or if all lie within a day. */
    public @Nullable Double slopePerDay() {
        return perDay == null ? null : perDay.value();
    }

    /** Whether there is a direction that noise alone is unlikely to show. */
    public boolean significant() {
        return direction == Direction.RISING || direction == Direction.FALLING;
    }

    /** Whether the metric is getting worse: coverage or tests fall, failures or test time rise. */
    public boolean degrading() {
        return direction == (moreIsWorse() ? Direction.RISING : Direction.FALLING);
    }

    /** Whether the last level shift was for the worse, and not just a change in what is counted. */
    public boolean fellLast() {
        if (changePoints.isEmpty()) {
            return false;
        }
        ChangePoint last = changePoints.get(changePoints.size() - 1);
        return !last.bend() && !last.byComponents() && last.by() < 0 == !moreIsWorse();
    }

    /** Whether there is something to do: the metric is getting worse, or its last level shift was for the worse. */
    public boolean callsForAction() {
        return degrading() || fellLast();
    }

    /** Whether more of the metric is worse, as of failures and test time. */
    boolean moreIsWorse() {
        return metric == Metric.TEST_FAILURES || metric == Metric.TEST_TIME;
    }

    Trend recommending(String words) {
        return TrendBuilder.builder(this).recommendation(words).create();
    }
}
