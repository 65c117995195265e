package io.jenkins.plugins.coveragemonitor.trend;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The Theil–Sen slope: the median of the slopes between all pairs (Theil 1950), with the confidence interval by ranks
 * of Sen (1968). A quarter of the builds may be outliers without affecting it.
 */
final class TheilSen {
    /** Up to this many points all pairs are listed; beyond it ranks are found by counting. */
    private static final int ALL_PAIRS = 400;

    private final Ranks ranks;
    private final long pairs;
    private final double median;

    private TheilSen(double[] x, double[] y, @Nullable ValueOrder order) {
        this.pairs = pairs(x);
        this.ranks = pairs == 0 ? rank -> 0 : ranks(x, y, order);
        this.median = pairs == 0 ? 0 : median(ranks, pairs);
    }

    /**
     * Prepares the slope once for several intervals.
     *
     * @param x strictly ascending
     */
    static TheilSen of(double[] x, double[] y) {
        return new TheilSen(x, y, null);
    }

    /** The same if the order of the values is already known. */
    static TheilSen of(double[] x, double[] y, ValueOrder order) {
        return new TheilSen(x, y, order);
    }

    private static long pairs(double[] x) {
        return (long) x.length * (x.length - 1) / 2;
    }

    /** The slope alone; 0 with fewer than two points. */
    static double slope(double[] x, double[] y) {
        return of(x, y).median;
    }

    /** The slope; 0 with fewer than two points. */
    double median() {
        return median;
    }

    /**
     * The slope and its interval, which needs two pairs; 0 with fewer than two points.
     *
     * @param deviation the standard deviation of Mann–Kendall's S for these values
     */
    Slope estimate(double deviation) {
        if (pairs <= 1) {
            return Slope.withoutInterval(median);
        }
        double width = NormalTails.Z95 * deviation;
        long low = Math.max(1, (long) Math.floor((pairs - width) / 2));
        long high = Math.min(pairs, (long) Math.ceil((pairs + width) / 2) + 1);
        return new Slope(median, ranks.at(low), ranks.at(high));
    }

    private static double median(Ranks ranks, long pairs) {
        double upper = ranks.at(pairs / 2 + 1);
        return pairs % 2 == 1 ? upper : (ranks.at(pairs / 2) + upper) / 2;
    }

    private static Ranks ranks(double[] x, double[] y, @Nullable ValueOrder order) {
        return x.length > ALL_PAIRS
                ? new SlopeRanks(x, y, order == null ? ValueOrder.of(y) : order)::at
                : allPairs(x, y);
    }

    private static Ranks allPairs(double[] x, double[] y) {
        int size = x.length;
        double[] slopes = new double[size * (size - 1) / 2];
        int next = 0;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                slopes[next++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
        Arrays.sort(slopes);
        return rank -> slopes[(int) rank - 1];
    }

    /** The slopes in ascending order. */
    private interface Ranks {
        /** The slope of a rank, from 1. */
        double at(long rank);
    }
}
