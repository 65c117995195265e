package io.jenkins.plugins.coveragemonitor.trend;

import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the slope of any rank among all pairs of many points without listing the pairs.
 *
 * <p>The slope of a pair is at most t exactly if the pair is in the wrong order once t·x is subtracted from y. So one
 * merge sort counts the slopes up to t (an idea of Cole, Salowe, Steiger and Szemerédi 1989, and of Matoušek 1991). A
 * search narrows t until few slopes remain, and those are listed. It is deterministic, and later ranks reuse every
 * count.
 */
final class SlopeRanks {
    private static final int MOST_ROUNDS = 200;
    private static final int LARGEST_SAMPLE = 32_768;
    /** With this many sampled slopes between two others, the sample shows how slopes are distributed there. */
    private static final int FEWEST = 2_048;
    /** A rank mostly lies within this many standard deviations of where the sample expects it. */
    private static final double SURE = 2;
    /** Up to this many slopes per point are listed instead of narrowing the interval further. */
    private static final int LISTED = 4;

    private final double[] x;
    private final double[] y;
    private final double[] keys;
    private final InversionCount inversions;
    private final SlopesBetween slopes;
    private final long few;
    private final double[] sample;
    private final TreeMap<Double, Long> counted = new TreeMap<>();
    private final long belowZero;
    private final long upToZero;

    /** The slopes that were listed last, because the next rank often lies among them, and how many lie below. */
    private double[] listed = {};

    private long below;

    /**
     * Prepares the search.
     *
     * @param x strictly ascending
     * @param order how the values follow each other: coverage often does not change for long, so very many slopes are zero
     */
    SlopeRanks(double[] x, double[] y, ValueOrder order) {
        this.x = x;
        this.y = y;
        this.keys = new double[x.length];
        this.inversions = new InversionCount(x.length);
        this.slopes = new SlopesBetween(x, y);
        this.few = (long) LISTED * x.length;
        this.belowZero = order.falling();
        this.upToZero = order.falling() + order.level();
        counted.put(0.0, upToZero);
        this.sample = sample();
    }

    /** Slopes of some pairs in ascending order: a first estimate of where ranks lie. */
    private double[] sample() {
        int size = Math.min(x.length, LARGEST_SAMPLE);
        double[] slopes = new double[size];
        for (int i = 0, pair = 1; i < size; pair++) {
            // Steps that fill a square more evenly than random ones: 1/p and 1/p², where p³ = p + 1.
            int one = (int) (pair * 0.7548776662466927 % 1 * x.length);
            int other = (int) (pair * 0.5698402909980532 % 1 * x.length);
            if (one != other) {
                slopes[i++] = (y[other] - y[one]) / (x[other] - x[one]);
            }
        }
        InversionCount sort = new InversionCount(size);
        sort.weak(slopes);
        return sort.sorted();
    }

    private long upTo(double slope) {
        return counted.computeIfAbsent(slope, t -> {
            for (int i = 0; i < keys.length; i++) {
                keys[i] = y[i] - t * x[i];
            }
            return inversions.weak(keys);
        });
    }

    /** The slope of a rank, from 1. */
    double at(long rank) {
        if (belowZero < rank && rank <= upToZero) {
            return 0;
        }
        if (rank > below && rank <= below + listed.length) {
            return Selection.of(listed, (int) (rank - below - 1));
        }
        double pairs = (double) x.length * (x.length - 1) / 2;
        double share = rank / pairs;
        double place = share * sample.length;
        double aside = SURE * Math.sqrt(place * (1 - share)) + 1;
        double low = below(rank, place, aside);
        double high = atOrAbove(rank, place, aside);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long lowCount = upTo(low);
            long highCount = upTo(high);
            if (highCount - lowCount <= few) {
                return list(low, high, lowCount, highCount, rank);
            }
            double middle = middle(low, high, rank - lowCount, highCount - lowCount, round);
            if (middle <= low || middle >= high || high - low <= 1e-13 * Math.max(Math.abs(low), Math.abs(high))) {
                return high;
            }
            if (upTo(middle) < rank) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * Where the rank should be, shifted a little so that it falls on alternating sides. The sample says where while it
     * has enough slopes between; after that slopes are taken to be spread evenly, which they nearly are when few are
     * left.
     */
    private double middle(double low, double high, long rank, long between, int round) {
        if (round % 8 == 7) {
            return low + (high - low) / 2;
        }
        double share = (double) rank / between;
        int from = atMost(low);
        int inside = atMost(high) - from;
        boolean known = inside >= FEWEST;
        double aside = known ? 1.2 / Math.sqrt(inside) : Math.min(0.03, Math.max(0.001, 0.15 * few / between));
        boolean up = round % 2 == 0 ? share + aside < 1 : share - aside <= 0;
        double at = Math.max(0.002, Math.min(0.998, up ? share + aside : share - aside));
        if (known) {
            // Between two slopes, because rounding may put equal ones on either side.
            int place = from + (int) (inside * at);
            double sampled = place + 1 < sample.length ? (sample[place] + sample[place + 1]) / 2 : high;
            if (low < sampled && sampled < high) {
                return sampled;
            }
        }
        return low + (high - low) * at;
    }

    /** How many slopes of the sample are at most this one. */
    private int atMost(double slope) {
        int from = 0;
        int to = sample.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sample[middle] <= slope) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** A slope of the sample, or between two of them; beyond the ends of the sample it goes on. */
    private double sampled(double place) {
        int last = sample.length - 1;
        double pace = (sample[last] - sample[0] + 1e-6) / sample.length;
        if (place < 0) {
            return sample[0] + place * pace;
        }
        if (place >= last) {
            return sample[last] + (place + 1 - last) * pace;
        }
        int at = (int) place;
        return (sample[at] + sample[at + 1]) / 2;
    }

    /** A slope of a lower rank, one that was counted if it is near to where the rank should be. */
    private double below(long rank, double place, double aside) {
        double known = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Double, Long> entry : counted.entrySet()) {
            if (entry.getValue() < rank) {
                known = entry.getKey();
            }
        }
        for (double far = aside; ; far *= 4) {
            double expected = sampled(place - far);
            if (expected <= known || upTo(expected) < rank) {
                return Math.max(known, expected);
            }
        }
    }

    /** A slope of the rank or of a higher one, one that was counted if it is near to where the rank should be. */
    private double atOrAbove(long rank, double place, double aside) {
        double known = Double.POSITIVE_INFINITY;
        for (Map.Entry<Double, Long> entry : counted.descendingMap().entrySet()) {
            if (entry.getValue() >= rank) {
                known = entry.getKey();
            }
        }
        for (double far = aside; ; far *= 4) {
            double expected = sampled(place + far);
            if (expected >= known || upTo(expected) >= rank) {
                return Math.min(known, expected);
            }
        }
    }

    /** Lists the slopes above {@code low} and up to {@code high}, and returns one of them. */
    private double list(double low, double high, long lowCount, long highCount, long rank) {
        double[] between = slopes.between(low, high);
        if (between.length == highCount - lowCount) {
            listed = between;
            below = lowCount;
        }
        // Rounding may put a slope that equals an end on its other side.
        int index = (int) Math.max(0, Math.min(between.length - 1L, rank - lowCount - 1));
        return between.length == 0 ? high : Selection.of(between, index);
    }
}
