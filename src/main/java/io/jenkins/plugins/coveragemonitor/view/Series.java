package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.List;

/**
 * The builds of a chart as columns of equal length, in ascending order of builds.
 *
 * @param builds build numbers
 * @param times when each started, milliseconds since 1970
 * @param covered how many were covered in each; 0 together with {@code missed} 0 means unmeasured, a hole in the chart
 * @param missed how many were missed in each
 */
public record Series(int[] builds, long[] times, long[] covered, long[] missed) {
    /**
     * The course of one metric.
     *
     * @param component the component, {@code ""} for the whole project
     */
    public static Series of(List<Point> points, String component, Metric metric) {
        int size = points.size();
        Series series = new Series(new int[size], new long[size], new long[size], new long[size]);
        for (int i = 0; i < size; i++) {
            Point point = points.get(i);
            Counter counter = point.counters(component).get(metric);
            series.builds[i] = point.build();
            series.times[i] = point.time().toEpochMilli();
            series.covered[i] = counter.covered();
            series.missed[i] = counter.missed();
        }
        return series;
    }

    /** How many builds it has. */
    public int size() {
        return builds.length;
    }
}
