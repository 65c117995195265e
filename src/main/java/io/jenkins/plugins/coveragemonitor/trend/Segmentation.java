package io.jenkins.plugins.coveragemonitor.trend;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for changes in the whole history at once: the levels and straight lines that explain it best for their price.
 * Where several changes follow each other, a test between neighbours takes each for lasting noise; together they
 * explain the history.
 *
 * <p>The prices are those of Bayesian information criteria in units of the {@linkplain LongRunVariance noise}: 3·ln n
 * for a change (Zhang and Siegmund 2007), 2·ln n for each coefficient beyond a level. A change is dropped if a smooth
 * curve (a cubic) explains both of its sides as cheaply: growth that slows down did not change at one build.
 */
final class Segmentation {
    private static final double CHANGE = 3;
    private static final double COEFFICIENT = 2;
    private static final int CURVE = 3;
    /** Above the rounding of sums, and below the difference of two changes that are not the same. */
    private static final double ROUNDING = 1e-9;
    /** With fewer builds the noise is not known well enough. */
    private static final int FEWEST = 10;

    private final CoverageSeries series;
    private final PrefixSums sums;
    private final double minStep;
    private final double changePrice;
    private final double coefficientPrice;
    private final OptimalPartition partition;
    private final CurveFit curves;

    Segmentation(CoverageSeries series, PrefixSums sums, double minStep) {
        this.series = series;
        this.sums = sums;
        this.minStep = minStep;
        this.curves = new CurveFit(series.builds(), series.values());
        double unit = LongRunVariance.of(series) * Math.log(Math.max(2, series.size()));
        this.changePrice = CHANGE * unit;
        this.coefficientPrice = COEFFICIENT * unit;
        this.partition = new OptimalPartition(sums, series.size(), changePrice, coefficientPrice);
    }

    /** The indices where another level or line begins, ascending. */
    TreeSet<Integer> indices() {
        TreeSet<Integer> found = new TreeSet<>();
        if (series.size() < FEWEST) {
            return found;
        }
        found.addAll(partition.changes());
        Map<Integer, Double> worths = new TreeMap<>();
        for (int at : found) {
            worths.put(at, worth(found, at));
        }
        for (int weakest = weakest(worths); weakest >= 0; weakest = weakest(worths)) {
            found.remove(weakest);
            worths.remove(weakest);
            // Only the sides of its neighbours have changed.
            for (Integer neighbour : Arrays.asList(found.lower(weakest), found.higher(weakest))) {
                if (neighbour != null) {
                    worths.put(neighbour, worth(found, neighbour));
                }
            }
        }
        return found;
    }

    /** The change with the least support, or -1 if all hold; of equal ones the first. */
    private static int weakest(Map<Integer, Double> worths) {
        int weakest = -1;
        double least = 0;
        for (Map.Entry<Integer, Double> change : worths.entrySet()) {
            if (change.getValue() < least - ROUNDING * Math.abs(least)) {
                least = change.getValue();
                weakest = change.getKey();
            }
        }
        return weakest;
    }

    private double worth(TreeSet<Integer> found, int at) {
        Integer before = found.lower(at);
        Integer after = found.higher(at);
        return worth(before == null ? 0 : before, at, after == null ? series.size() : after);
    }

    /** What a change saves against a smooth curve over both of its sides; below 0 it is no change. */
    private double worth(int from, int at, int to) {
        double sides = partition.cost(from, at) + partition.cost(at, to);
        // As large as a step in the middle that would explain as much.
        double size = 2 * Math.sqrt(Math.max(0, sums.around(from, to) - sides) / (to - from));
        double step = Math.abs(sums.mean(at, to) - sums.mean(from, at));
        if (Math.max(size, step) < Math.max(minStep, series.grain(at))) {
            return Double.NEGATIVE_INFINITY;
        }
        double curve = curves.around(from, to, sums.mean(from, to));
        return curve + CURVE * coefficientPrice - sides - changePrice;
    }
}
