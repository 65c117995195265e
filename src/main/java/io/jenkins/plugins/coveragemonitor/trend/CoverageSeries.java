package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One metric over the measured builds as numbers for statistics: per cent for coverage, a count for tests, seconds for
 * test time. Unmeasured, aborted and running builds are left out, but the others keep their numbers and times.
 */
final class CoverageSeries {
    /** One second, in days: no two builds are analysed as if they ran at the same moment. */
    private static final double LEAST_DISTANCE = 1.0 / 86_400;

    private final List<Point> points;
    private final double[] builds;
    private final double[] days;
    private final double[] values;
    private final double[] grains;

    private CoverageSeries(List<Point> points, double[] builds, double[] days, double[] values, double[] grains) {
        this.points = points;
        this.builds = builds;
        this.days = days;
        this.values = values;
        this.grains = grains;
    }

    static CoverageSeries of(List<Point> all, Metric metric, String component) {
        Measured measured = new Measured(all.size(), metric, component);
        all.forEach(measured::add);
        return measured.series();
    }

    /** Collects the measured builds. */
    private static final class Measured {
        private final Metric metric;
        private final String component;
        private final List<Point> points;
        private final double[] builds;
        private final double[] days;
        private final double[] values;
        private final double[] grains;
        private int size;
        private Instant start = Instant.EPOCH;

        Measured(int most, Metric metric, String component) {
            this.metric = metric;
            this.component = component;
            points = new ArrayList<>(most);
            builds = new double[most];
            days = new double[most];
            values = new double[most];
            grains = new double[most];
        }

        /** A method for one build: the JIT compiler takes it long before it would take a loop over all of them. */
        void add(Point point) {
            Counter counter = metric.isCoverage() ? point.counters(component).get(metric) : Counter.NONE;
            double value = metric.isCoverage() ? 100 * counter.share() : ofTests(point, metric);
            if (Double.isNaN(value) || !point.isComplete()) {
                return;
            }
            start = size == 0 ? point.time() : start;
            builds[size] = point.build();
            days[size] = size == 0 ? 0 : Math.max(days(start, point.time()), days[size - 1] + LEAST_DISTANCE);
            values[size] = value;
            grains[size] = metric.isCoverage() ? 100.0 / counter.total() : 1;
            points.add(point);
            size++;
        }

        CoverageSeries series() {
            return new CoverageSeries(
                    points,
                    Arrays.copyOf(builds, size),
                    Arrays.copyOf(days, size),
                    Arrays.copyOf(values, size),
                    Arrays.copyOf(grains, size));
        }
    }

    /** The days between two times, to the millisecond; a time in a damaged history may be any. */
    private static double days(Instant from, Instant to) {
        long seconds = to.getEpochSecond() - from.getEpochSecond();
        return (seconds * 1000.0 + Math.floorDiv(to.getNano() - from.getNano(), 1_000_000)) / 86_400_000.0;
    }

    private static double ofTests(Point point, Metric metric) {
        if (!point.tests().isMeasured()) {
            return Double.NaN;
        }
        return switch (metric) {
            case TEST_FAILURES -> point.tests().failed();
            case TEST_TIME -> point.tests().time().toMillis() / 1000.0;
            default -> point.tests().total();
        };
    }

    int size() {
        return values.length;
    }

    Point point(int index) {
        return points.get(index);
    }

    int build(int index) {
        return points.get(index).build();
    }

    double value(int index) {
        return values[index];
    }

    /** What one line (or test, or second) is worth at a build. Smaller differences mean nothing. */
    double grain(int index) {
        return grains[index];
    }

    double[] values() {
        return values;
    }

    double[] builds() {
        return builds;
    }

    double[] days() {
        return days;
    }

    double[] grains() {
        return grains;
    }

    /** The values from one index on. */
    CoverageSeries from(int index) {
        return between(index, size());
    }

    /** The values between two indices, the second excluded. */
    CoverageSeries between(int from, int to) {
        return new CoverageSeries(
                points.subList(from, to),
                Arrays.copyOfRange(builds, from, to),
                Arrays.copyOfRange(days, from, to),
                Arrays.copyOfRange(values, from, to),
                Arrays.copyOfRange(grains, from, to));
    }
}
