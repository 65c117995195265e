package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * The course of one metric of a whole project as columns of equal length, in ascending order of builds: what a chart
 * needs, and no more.
 *
 * @param builds build numbers
 * @param times when each started, milliseconds since 1970
 * @param covered how many were covered in each; 0, as {@code missed}, where nothing was measured completely
 * @param missed how many were missed in each
 * @param aside the points of the builds that are not complete measurements, and so not compared
 */
public record MetricSeries(int[] builds, long[] times, long[] covered, long[] missed, List<Point> aside) {
    /** Creates it; the list is copied. */
    public MetricSeries {
        aside = List.copyOf(aside);
    }

    /** One metric of points, which are in ascending order of builds. */
    public static MetricSeries of(List<Point> points, Metric metric) {
        Columns columns = new Columns();
        for (Point point : points) {
            boolean comparable = point.isComplete() && point.isMeasured();
            Counter counter = comparable ? point.totals().get(metric) : Counter.NONE;
            columns.add(point.build(), point.time().toEpochMilli(), counter.covered(), counter.missed());
            if (!comparable) {
                columns.aside(point);
            }
        }
        return columns.series();
    }

    /** Columns that grow build by build. */
    public static final class Columns {
        private long[] numbers = new long[4 * 64];
        private int size;
        private final List<Point> aside = new ArrayList<>();

        /** Adds the next build; 0 and 0 if nothing was measured completely. */
        public void add(int build, long time, long covered, long missed) {
            if (4 * size == numbers.length) {
                numbers = java.util.Arrays.copyOf(numbers, 2 * numbers.length);
            }
            int at = 4 * size++;
            numbers[at] = build;
            numbers[at + 1] = time;
            numbers[at + 2] = covered;
            numbers[at + 3] = missed;
        }

        /** Marks the last added build as not a complete measurement. */
        public void aside(Point point) {
            aside.add(point);
        }

        /** The columns that were added. */
        public MetricSeries series() {
            int[] builds = new int[size];
            long[] times = new long[size];
            long[] covered = new long[size];
            long[] missed = new long[size];
            for (int i = 0; i < size; i++) {
                builds[i] = (int) numbers[4 * i];
                times[i] = numbers[4 * i + 1];
                covered[i] = numbers[4 * i + 2];
                missed[i] = numbers[4 * i + 3];
            }
            return new MetricSeries(builds, times, covered, missed, aside);
        }
    }
}
