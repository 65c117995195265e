package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the direction, level shifts, anomalies and a forecast of a history; deterministic. */
public final class TrendAnalysis {
    private TrendAnalysis() {}

    /**
     * Analyses one metric.
     *
     * @param points the history in ascending order of builds; unmeasured builds are gaps
     * @param metric the metric
     * @param component the component, {@code ""} or {@code null} for the whole project
     * @param settings the target, and how sure the analysis has to be
     */
    public static Trend of(List<Point> points, Metric metric, String component, TrendSettings settings) {
        String where = component == null ? "" : component;
        CoverageSeries all = CoverageSeries.of(points, metric, where);
        ChangePoints finder = new ChangePoints(all, settings);
        List<Integer> changes = finder.indices();
        List<ChangePoint> changePoints = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            int from = i == 0 ? 0 : changes.get(i - 1);
            int to = i + 1 == changes.size() ? all.size() : changes.get(i + 1);
            changePoints.add(
                    new ChangeCause(all, metric, where).explain(finder, settings.minStep(), from, changes.get(i), to));
        }
        SideTask<List<Anomaly>> anomalies =
                SideTask.of(all.size(), () -> anomalies(all, changes, changePoints, settings));
        CoverageSeries stretch = all.from(changes.isEmpty() ? 0 : changes.get(changes.size() - 1));
        Trend trend = pace(all, stretch, metric, where, settings, changePoints, anomalies);
        return trend.recommending(new Recommendation(trend, all, settings).words());
    }

    private static List<Anomaly> anomalies(
            CoverageSeries all, List<Integer> changes, List<ChangePoint> changePoints, TrendSettings settings) {
        List<Anomaly> anomalies = new ArrayList<>();
        for (int i = 0; i <= changes.size(); i++) {
            int from = i == 0 ? 0 : changes.get(i - 1);
            int to = i == changes.size() ? all.size() : changes.get(i);
            double before = i == 0 ? Double.NaN : changePoints.get(i - 1).before();
            Anomalies.in(all.between(from, to), settings.spike()).stream()
                    .filter(anomaly -> !isOnTheWay(anomaly, before))
                    .forEach(anomalies::add);
        }
        return anomalies;
    }

    /** Whether a value lies between the level before a change and the one after: then the shift took several builds. */
    private static boolean isOnTheWay(Anomaly anomaly, double before) {
        return (anomaly.value() - before) * (anomaly.usual() - anomaly.value()) > 0;
    }

    private static Trend pace(
            CoverageSeries all,
            CoverageSeries stretch,
            Metric metric,
            String component,
            TrendSettings settings,
            List<ChangePoint> changePoints,
            SideTask<List<Anomaly>> anomalies) {
        int size = stretch.size();
        SideTask<Regression> regression = size >= 3 ? SideTask.of(size, () -> Regression.of(stretch)) : null;
        Slope perBuild = null;
        Slope perDay = null;
        double pValue = 1;
        if (size >= 2) {
            Estimate estimate = Estimate.of(stretch);
            perBuild = estimate.perBuild();
            perDay = estimate.perDay();
            pValue = estimate.pValue();
        }
        Direction direction = direction(stretch, perBuild, pValue, settings);
        Double velocity = velocity(stretch, size - settings.window(), size, settings);
        Double earlier = velocity(stretch, size - 2 * settings.window(), size - settings.window(), settings);
        Progress progress =
                metric.isCoverage() && all.size() > 0 ? Progress.of(all, metric, component, settings) : null;
        Forecasts forecasts = new Forecasts(stretch, perBuild, perDay, direction == Direction.RISING, settings);
        Forecast milestone =
                progress == null || progress.from() == 100 ? null : forecasts.to(BigDecimal.valueOf(progress.to()));
        Forecast target = progress == null || progress.target() == Progress.Target.REACHED
                ? null
                : settings.target() == null ? milestone : forecasts.to(settings.target());
        return TrendBuilder.builder()
                .metric(metric)
                .component(component)
                .measured(all.size())
                .since(size == 0 ? null : stretch.build(0))
                .samples(size)
                .perBuild(perBuild)
                .perDay(perDay)
                .pValue(pValue)
                .direction(direction)
                .regression(regression == null ? null : regression.join())
                .velocity(velocity)
                .acceleration(velocity == null || earlier == null ? null : (velocity - earlier) / settings.window())
                .changePoints(changePoints)
                .anomalies(anomalies.join())
                .forecast(target)
                .milestone(milestone)
                .progress(progress)
                .recommendation("")
                .create();
    }

    private static Direction direction(
            CoverageSeries stretch, @Nullable Slope perBuild, double pValue, TrendSettings settings) {
        if (perBuild == null || stretch.size() < settings.minSamples()) {
            return Direction.UNKNOWN;
        }
        double moved = Math.abs(perBuild.value()) * (stretch.builds()[stretch.size() - 1] - stretch.builds()[0]);
        boolean enough = Math.abs(perBuild.value()) >= settings.minSlope() && moved >= stretch.grain(0);
        if (pValue > settings.level() || !enough) {
            return Direction.NONE;
        }
        return perBuild.value() > 0 ? Direction.RISING : Direction.FALLING;
    }

    private static @Nullable Double velocity(CoverageSeries stretch, int from, int to, TrendSettings settings) {
        int start = Math.max(0, from);
        if (to - start < Math.min(settings.window(), settings.minSamples())) {
            return null;
        }
        CoverageSeries part = stretch.between(start, to);
        return TheilSen.slope(part.builds(), part.values());
    }
}
