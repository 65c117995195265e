package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far coverage has come towards the milestones of 25, 50, 75 and 100 per cent and the target. Decided exactly.
 *
 * @param reached the milestones that any build reached, each with the first build that did
 * @param from the milestone below the newest value, 0 to 100
 * @param to the next milestone, 25 to 100
 * @param within the way from one to the other in whole per cent, rounded down, 0 to 100
 * @param target where the newest value stands against the target
 */
public record Progress(Map<Integer, Integer> reached, int from, int to, int within, Target target) {
    private static final List<Integer> MILESTONES = List.of(25, 50, 75, 100);
    /** More than rounding takes from a percentage. */
    private static final double NEARLY = 1e-6;

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** Where a value stands against the target. */
    public enum Target {
        /** Not near the target yet. */
        AHEAD,
        /** Near the target: at least the configured share of it, 95 per cent by default. */
        APPROACHING,
        /** At the target or above. */
        REACHED
    }

    /** Creates it; the map is copied. */
    public Progress {
        reached = Collections.unmodifiableMap(new TreeMap<>(reached));
    }

    static Progress of(CoverageSeries series, Metric metric, String component, TrendSettings settings) {
        Map<Integer, Integer> reached = new TreeMap<>();
        int at = 0;
        for (int milestone : MILESTONES) {
            // A value that reaches a milestone has reached those below it.
            at = firstAt(series, at, metric, component, milestone);
            if (at < series.size()) {
                reached.put(milestone, series.build(at));
            }
        }
        Counter now = series.point(series.size() - 1).counters(component).get(metric);
        int from = 0;
        int to = 100;
        for (int milestone : MILESTONES) {
            if (isAt(now, BigDecimal.valueOf(milestone))) {
                from = milestone;
            } else {
                to = milestone;
                break;
            }
        }
        int within = from == to
                ? 100
                : now.percent(10)
                        .subtract(BigDecimal.valueOf(from))
                        .multiply(BigDecimal.valueOf(100))
                        .divideToIntegralValue(BigDecimal.valueOf((long) to - from))
                        .intValue();
        return new Progress(reached, from, to, within, target(now, settings));
    }

    /** The first index from one on at which a milestone is reached; the size of the series if it never is. */
    private static int firstAt(CoverageSeries series, int from, Metric metric, String component, int milestone) {
        BigDecimal percent = BigDecimal.valueOf(milestone);
        double[] values = series.values();
        for (int at = from; at < values.length; at++) {
            // Exact numbers are costly, and nearly all builds are clearly below.
            if (values[at] > milestone - NEARLY
                    && isAt(series.point(at).counters(component).get(metric), percent)) {
                return at;
            }
        }
        return values.length;
    }

    private static Target target(Counter now, TrendSettings settings) {
        BigDecimal target = settings.target() == null ? ALL : settings.target();
        if (isAt(now, target)) {
            return Target.REACHED;
        }
        return isAt(now, target.multiply(settings.approaching()).movePointLeft(2)) ? Target.APPROACHING : Target.AHEAD;
    }

    private static boolean isAt(Counter counter, BigDecimal percent) {
        return counter.compareToPercent(percent) >= 0;
    }
}
