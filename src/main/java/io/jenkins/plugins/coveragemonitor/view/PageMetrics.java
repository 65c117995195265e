package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The main metric of a page: lines if there are any, else the first that was measured. */
final class PageMetrics {
    private PageMetrics() {}

    /** The main metric of some counters; {@link Metric#LINE} if there are none. */
    static Metric main(Counters counters) {
        return counters.has(Metric.LINE) || counters.isEmpty()
                ? Metric.LINE
                : counters.asMap().keySet().iterator().next();
    }

    /** The main metric of a job: that of its newest measured build. */
    static Metric main(List<Point> points) {
        for (int i = points.size() - 1; i >= 0; i--) {
            if (points.get(i).isMeasured()) {
                return main(points.get(i).totals());
            }
        }
        return Metric.LINE;
    }

    /**
     * The metric to show for a job: the preferred one, if the job's newest measured build has it, else its main metric.
     *
     * @param component the component; {@code ""} for the whole project
     * @param preferred {@code null} for none
     */
    static Metric main(List<Point> points, String component, @Nullable Metric preferred) {
        if (preferred != null) {
            for (int i = points.size() - 1; i >= 0; i--) {
                if (points.get(i).isMeasured()) {
                    return points.get(i).counters(component).has(preferred) ? preferred : main(points);
                }
            }
        }
        return main(points);
    }

    /** The metrics that any build measured, in the order of {@link Metric}. */
    static List<Metric> measured(List<Point> points) {
        Set<Metric> seen = EnumSet.noneOf(Metric.class);
        points.forEach(point -> seen.addAll(point.totals().asMap().keySet()));
        return Arrays.stream(Metric.values()).filter(seen::contains).toList();
    }
}
