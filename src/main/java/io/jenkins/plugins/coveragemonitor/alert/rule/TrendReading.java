package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.EffectiveRule;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendAnalysis;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * The coverage trend of the project, a component or a flag up to a build; of recent builds only, so that its cost is
 * bounded.
 */
final class TrendReading {
    private static final int WINDOWS = 5;

    /** The denominator of a share that is known only as a ratio. */
    private static final long FINE = 1_000_000;

    private TrendReading() {}

    /** The earlier builds that count: five windows. */
    static List<Point> window(AlertContext context, EffectiveRule rule) {
        List<Point> earlier = context.earlier();
        return earlier.subList(Math.max(0, earlier.size() - WINDOWS * rule.trendWindow()), earlier.size());
    }

    static Trend of(AlertContext context, Metric metric, String component, EffectiveRule rule) {
        List<Point> points = new ArrayList<>(window(context, rule));
        points.add(context.point());
        // What was only carried forward was not measured: repeated, it would look like a level of its own.
        points.removeIf(point -> point.carries(component));
        adjustForRemovedCode(points, metric, component);
        TrendSettings settings = TrendSettings.DEFAULT.toBuilder()
                .window(Math.max(3, rule.trendWindow()))
                .minSamples(rule.minSamples())
                .create();
        return TrendAnalysis.of(points, metric, component, settings);
    }

    /**
     * Lowers the builds before a removal of covered code by what the share lost with it, so that the removal is not a
     * step.
     */
    private static void adjustForRemovedCode(List<Point> points, Metric metric, String component) {
        double shift = 0;
        for (int i = points.size() - 1; i > 0; i--) {
            Counter before = points.get(i - 1).counters(component).get(metric);
            Counter left = AlertContext.lower(before, points.get(i), component, metric);
            shift += left == before ? 0 : left.share() - before.share();
            if (shift != 0 && before.isMeasured()) {
                long total = Math.max(before.total(), FINE);
                long covered = Math.round(Math.min(1, Math.max(0, before.share() + shift)) * total);
                points.set(
                        i - 1, points.get(i - 1).measuring(component, metric, new Counter(covered, total - covered)));
            }
        }
    }
}
