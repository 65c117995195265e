package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendAnalysis;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.util.ArrayList;
import java.util.List;

/** What the trend of the project's coverage is up to a build; of the recent builds alone, so that its cost is bounded. */
final class TrendReading {
    private static final int WINDOWS = 5;

    private TrendReading() {}

    static Trend of(AlertContext context, Metric metric, RuleSettings rule) {
        int most = WINDOWS * rule.trendWindow();
        List<Point> points = new ArrayList<>(context.earlier()
                .subList(
                        Math.max(0, context.earlier().size() - most),
                        context.earlier().size()));
        points.add(context.point());
        TrendSettings usual = TrendSettings.DEFAULT;
        TrendSettings settings = new TrendSettings(
                usual.target(),
                usual.approaching(),
                Math.max(3, rule.trendWindow()),
                Math.max(usual.minSamples(), rule.minSamples()),
                usual.level(),
                usual.minSlope(),
                usual.stepLevel(),
                usual.minStep(),
                usual.spike(),
                usual.horizonDays());
        return TrendAnalysis.of(points, metric, "", settings);
    }
}
