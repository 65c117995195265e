package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.RuleSettings;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendAnalysis;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.util.ArrayList;
import java.util.List;

/** What the trend of the project's or a component's coverage is up to a build; of the recent builds alone, so that its cost is bounded. */
final class TrendReading {
    private static final int WINDOWS = 5;

    private TrendReading() {}

    /** The earlier builds that count: five windows. */
    static List<Point> window(AlertContext context, RuleSettings rule) {
        List<Point> earlier = context.earlier();
        return earlier.subList(Math.max(0, earlier.size() - WINDOWS * rule.trendWindow()), earlier.size());
    }

    static Trend of(AlertContext context, Metric metric, String component, RuleSettings rule) {
        List<Point> points = new ArrayList<>(window(context, rule));
        points.add(context.point());
        // What was only carried forward was not measured: repeated, it would look like a level of its own.
        points.removeIf(point -> point.carried().containsKey(component));
        TrendSettings usual = TrendSettings.DEFAULT;
        TrendSettings settings = new TrendSettings(
                usual.target(),
                usual.approaching(),
                Math.max(3, rule.trendWindow()),
                rule.minSamples(),
                usual.level(),
                usual.minSlope(),
                usual.stepLevel(),
                usual.minStep(),
                usual.spike(),
                usual.horizonDays());
        return TrendAnalysis.of(points, metric, component, settings);
    }
}
