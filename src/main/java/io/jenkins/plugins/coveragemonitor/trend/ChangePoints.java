package io.jenkins.plugins.coveragemonitor.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Finds the builds where a history changes, by two methods. {@link Segmentation} looks at the whole: the levels and
 * straight lines that explain all of it together. The other looks at parts, as Hunter does (Fleming, Kołaczkowski et
 * al., ICPE 2023; now Apache Otava): E-divisive in overlapping windows proposes changes, Student's t-test between
 * neighbouring stretches decides, and the weakest proposal is dropped first. Nothing is random: the same history always
 * has the same change points.
 *
 * <p>The second method is adapted to coverage. A step must explain its stretch better than a straight line, so that a
 * steady drift is not cut into stairs. Neighbours that resemble each other count as fewer builds. The noise is at least
 * one line. A rare shift of many noise widths counts without a test (see {@link LevelShifts}).
 */
final class ChangePoints {
    private static final int WINDOW = 50;
    private static final int SHORTEST = 3;
    /** The fewest builds that show a slope. */
    private static final int SHORTEST_LINE = 5;
    /** Up to this many builds the configured significance level is used unchanged. */
    private static final int AS_CONFIGURED = 100;
    /** The factor by which proposing a change is easier than keeping it. */
    private static final double PROPOSAL = 100;

    private final CoverageSeries series;
    private final TrendSettings settings;
    private final PrefixSums sums;
    private final BestSplit splits;
    private final double level;
    private final LevelShifts levelShifts;
    /** The changes that the whole history shows; tests between neighbours never remove them. */
    private final TreeSet<Integer> standing;

    private final TreeSet<Integer> shifting;

    ChangePoints(CoverageSeries series, TrendSettings settings) {
        this.series = series;
        this.settings = settings;
        this.sums = new PrefixSums(series.builds(), series.values());
        this.splits = new BestSplit(sums, series.size());
        // More builds are more chances for noise to look like a step.
        this.level = settings.stepLevel() * Math.min(1, (double) AS_CONFIGURED / Math.max(1, series.size()));
        this.levelShifts = new LevelShifts(series, settings.minStep());
        this.shifting = levelShifts.indices();
        this.standing = new TreeSet<>();
    }

    /** The indices where a new level or pace begins, ascending. */
    List<Integer> indices() {
        int size = series.size();
        SideTask<TreeSet<Integer>> segments =
                SideTask.of(size, () -> new Segmentation(series, sums, settings.minStep()).indices());
        TreeSet<Integer> proposed = new TreeSet<>(shifting);
        for (int from = 0; from == 0 || from + WINDOW / 2 < size; from += WINDOW / 2) {
            divide(from, Math.min(from + WINDOW, size), proposed);
        }
        // A shift knows its exact build; a change that the whole history shows there is the same one.
        shifting.retainAll(new TreeSet<>(decide(proposed)));
        int before = 0;
        for (int at : segments.join()) {
            // Two odd builds at the end and the one before look like a level; the next builds show whether they are.
            boolean isYoung = size - at < 2 * SHORTEST;
            if (shifting.subSet(at - SHORTEST, false, at + SHORTEST, false).isEmpty()
                    && !(isYoung && pValue(before, at, size) > level)) {
                standing.add(at);
            }
            before = at;
        }
        proposed.addAll(standing);
        return decide(proposed);
    }

    /** The proposals that hold. */
    private List<Integer> decide(TreeSet<Integer> proposed) {
        List<Integer> points = merge(new ArrayList<>(proposed));
        while (withoutStairs(points)) {
            points = merge(points);
        }
        return points;
    }

    /** The probability that noise alone makes the step between two stretches, by the t-test with a common variance. */
    double pValue(int from, int at, int to) {
        int n = at - from;
        int m = to - at;
        double freedom = (double) n + m - 2;
        double grain = series.grain(at);
        double squares = sums.around(from, at) + sums.around(at, to);
        double variance = Math.max(squares / freedom, grain * grain / 12);
        double products = sums.neighbours(from, at) + sums.neighbours(at, to);
        double correlation = Autocorrelation.aroundLevels(products, squares, n + m);
        double ofMeans = Autocorrelation.ofMean(correlation, n) / n + Autocorrelation.ofMean(correlation, m) / m;
        double t = Math.abs(step(from, at, to)) / Math.sqrt(variance * ofMeans);
        return StudentTails.twoSided(t, freedom);
    }

    double mean(int from, int to) {
        return sums.mean(from, to);
    }

    /**
     * The level and slope of a stretch next to a change.
     *
     * @param at the level there
     * @param pace the slope in points a build, 0 if the values neither rise nor fall
     */
    record Level(double at, double pace) {}

    /** Where the stretch before a change ended. */
    Level before(int from, int at) {
        return level(from, at, Math.max(from, at - settings.window()), at, at - 1);
    }

    /** Where the stretch after a change began. */
    Level after(int at, int to) {
        return level(at, to, at, Math.min(to, at + settings.window()), at);
    }

    /** The mean of a stretch; on a slope, the value at {@code at} of the line through the builds near the change. */
    private Level level(int from, int to, int nearFrom, int nearTo, int at) {
        if (!isSloped(from, to)) {
            return new Level(sums.mean(from, to), 0);
        }
        return isSloped(nearFrom, nearTo)
                ? new Level(sums.lineAt(nearFrom, nearTo, series.builds()[at]), sums.slope(nearFrom, nearTo))
                : new Level(sums.mean(nearFrom, nearTo), 0);
    }

    /** Whether a stretch rises or falls as surely as a trend does, by the t-test of its slope. */
    private boolean isSloped(int from, int to) {
        int size = to - from;
        if (size < SHORTEST_LINE) {
            return false;
        }
        double grain = series.grain(from);
        double around = sums.aroundLine(from, to);
        double noise = Math.max(around, size * grain * grain / 12) / (size - 2);
        double t = Math.sqrt((sums.around(from, to) - around) / noise);
        return StudentTails.twoSided(t, size - 2.0) <= settings.level();
    }

    private double step(int from, int at, int to) {
        return sums.mean(at, to) - sums.mean(from, at);
    }

    private void divide(int from, int to, TreeSet<Integer> found) {
        int at = EDivisive.split(series.values(), from, to, SHORTEST);
        if (at < 0 || pValue(from, at, to) > Math.min(0.5, PROPOSAL * level)) {
            return;
        }
        found.add(at);
        divide(from, at, found);
        divide(at, to, found);
    }

    private List<Integer> merge(List<Integer> points) {
        return new StepChain(points, series.size()) {
            @Override
            int best(int from, int at, int to) {
                int best = isFixed(at) ? -1 : splits.in(from, to, SHORTEST);
                return best >= 0 ? best : at;
            }

            @Override
            double weakness(int from, int at, int to) {
                return ChangePoints.this.weakness(from, at, to);
            }
        }.merged();
    }

    /** Above 0 if a step does not hold. The greater the value, the sooner the step is dropped. */
    private double weakness(int from, int at, int to) {
        if (standing.contains(at)) {
            return 0;
        }
        boolean shift = shifting.contains(at);
        if (at - from < SHORTEST || to - at < SHORTEST) {
            return shift ? 3 : 4;
        }
        if (shift && step(from, at, to) * levelShifts.by(at) > 0) {
            return 0;
        }
        double p = pValue(from, at, to);
        if (p > level) {
            return 1 + p;
        }
        if (Math.abs(step(from, at, to)) < Math.max(settings.minStep(), series.grain(at))) {
            return 1;
        }
        return 0;
    }

    /**
     * Removes the longest run of steps in one direction that a straight line explains as well, by Schwarz's criterion,
     * which charges for each step and each level.
     *
     * @return whether there was one
     */
    private boolean withoutStairs(List<Integer> points) {
        int[] oneWay = oneWay(points);
        for (int length = IntStream.of(oneWay).max().orElse(0); length > 0; length--) {
            for (int first = 0; first + length <= oneWay.length; first++) {
                if (oneWay[first] >= length && isLine(points, first, length)) {
                    points.subList(first, first + length).clear();
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * How many steps, from each one on, go in its direction and only tests between neighbours have shown them; the
     * others are known not to be a line.
     */
    private int[] oneWay(List<Integer> points) {
        int[] oneWay = new int[points.size()];
        double next = 0;
        for (int i = oneWay.length - 1; i >= 0; i--) {
            double sign = Math.signum(step(start(points, i), points.get(i), end(points, i)));
            if (!isFixed(points.get(i))) {
                oneWay[i] = i + 1 < oneWay.length && sign == next ? oneWay[i + 1] + 1 : 1;
            }
            next = sign;
        }
        return oneWay;
    }

    private boolean isLine(List<Integer> points, int first, int length) {
        int from = start(points, first);
        int to = end(points, first + length - 1);
        double levels = sums.around(from, points.get(first));
        for (int i = first; i < first + length; i++) {
            levels += sums.around(points.get(i), end(points, i));
        }
        int size = to - from;
        double grain = series.grain(from);
        double least = size * grain * grain / 12;
        double gain = size * Math.log((sums.aroundLine(from, to) + least) / (levels + least));
        return gain <= (2 * length - 1) * Math.log(size);
    }

    private boolean isFixed(int at) {
        return standing.contains(at) || shifting.contains(at);
    }

    private static int start(List<Integer> points, int index) {
        return index == 0 ? 0 : points.get(index - 1);
    }

    private int end(List<Integer> points, int index) {
        return index + 1 == points.size() ? series.size() : points.get(index + 1);
    }
}
