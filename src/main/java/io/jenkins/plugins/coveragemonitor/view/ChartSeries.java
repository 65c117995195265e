package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.store.MetricSeries;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * The builds of a chart as columns of equal length, in ascending order of builds.
 *
 * @param builds build numbers
 * @param times when each started, milliseconds since 1970
 * @param covered how many were covered in each; 0, as {@code missed}, means unmeasured, a hole in the chart
 * @param missed how many were missed in each
 * @param aside unfinished and partial builds, ascending; they are holes in the columns, because nothing is compared
 * with them
 */
public record ChartSeries(int[] builds, long[] times, long[] covered, long[] missed, List<Aside> aside) {
    /** Creates it; the list is copied. */
    public ChartSeries {
        aside = List.copyOf(aside);
    }

    /**
     * A build that is shown but not compared with.
     *
     * @param build its number
     * @param state {@code ABORTED}, {@code RUNNING}, {@code UNFINISHED} or {@code PARTIAL}
     * @param covered what it covered so far
     * @param missed what it missed so far
     */
    public record Aside(int build, String state, long covered, long missed) {}

    /**
     * One metric of some builds.
     *
     * @param component the component, {@code ""} for the whole project
     */
    public static ChartSeries of(List<Point> points, String component, Metric metric) {
        int size = points.size();
        List<Aside> aside = new ArrayList<>();
        int[] builds = new int[size];
        long[] times = new long[size];
        long[] covered = new long[size];
        long[] missed = new long[size];
        for (int i = 0; i < size; i++) {
            Point point = points.get(i);
            Counter counter = point.counters(component).get(metric);
            builds[i] = point.build();
            times[i] = point.time().toEpochMilli();
            if (point.isComplete() || !point.isMeasured() && point.hasEnded()) {
                covered[i] = counter.covered();
                missed[i] = counter.missed();
            } else {
                String state = point.hasEnded() ? "PARTIAL" : point.buildState().name();
                aside.add(new Aside(point.build(), state, counter.covered(), counter.missed()));
            }
        }
        return new ChartSeries(builds, times, covered, missed, aside);
    }

    /** One metric of a whole project, as a store has it. */
    public static ChartSeries of(MetricSeries series, Metric metric) {
        return new ChartSeries(
                series.builds(),
                series.times(),
                series.covered(),
                series.missed(),
                of(series.aside(), "", metric).aside());
    }

    /** The number of builds. */
    public int size() {
        return builds.length;
    }
}
