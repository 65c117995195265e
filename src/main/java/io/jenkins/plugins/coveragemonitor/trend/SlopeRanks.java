package io.jenkins.plugins.coveragemonitor.trend;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the slope of any rank among all pairs of many points without laying the pairs out.
 *
 * <p>A pair's slope is at most t exactly if the pair stands in the wrong order once t·x is taken from y; so one merge
 * sort counts the slopes up to t (the idea of Cole, Salowe, Steiger and Szemerédi 1989, and of Matoušek 1991). A search
 * narrows t until few slopes remain, and those are laid out. It is deterministic, and every count serves later ranks.
 */
final class SlopeRanks {
    private static final int MOST_ROUNDS = 200;

    private final double[] x;
    private final double[] y;
    private final double[] keys;
    private final InversionCount inversions;
    private final long few;
    private final TreeMap<Double, Long> counted = new TreeMap<>();
    private final long belowZero;
    private final long upToZero;

    /** The slopes that were laid out last, as the next rank often lies among them, and how many lie below. */
    private double[] laidOut = {};

    private long below;

    SlopeRanks(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.keys = new double[x.length];
        this.inversions = new InversionCount(x.length);
        this.few = x.length;
        // Series of coverage stand still for long, so very many slopes are exactly zero.
        this.belowZero = inversions.strict(y);
        this.upToZero = upTo(0);
        bracket();
    }

    /** Slopes between far points: a first idea of where the middle is. */
    private void bracket() {
        int half = x.length / 2;
        double[] far = new double[half];
        for (int i = 0; i < half; i++) {
            far[i] = (y[i + half] - y[i]) / (x[i + half] - x[i]);
        }
        Arrays.sort(far);
        upTo(far[half / 4]);
        upTo(far[half - 1 - half / 4]);
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
        if (rank > below && rank <= below + laidOut.length) {
            return laidOut[(int) (rank - below - 1)];
        }
        double low = below(rank);
        double high = atOrAbove(rank);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long lowCount = upTo(low);
            long highCount = upTo(high);
            if (highCount - lowCount <= few) {
                return layOut(low, high, lowCount, highCount, rank);
            }
            double middle = middle(low, high, (double) (rank - lowCount) / (highCount - lowCount), round);
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

    /** Where the rank should be if slopes were spread evenly, moved a little so that it falls on alternating sides. */
    private static double middle(double low, double high, double share, int round) {
        if (round % 4 == 3) {
            return low + (high - low) / 2;
        }
        // The narrower it is, the more evenly the slopes are spread.
        double least = round < 2 ? 0.03 : 0.005;
        double aside = round % 2 == 0 ? least : -least;
        return low + (high - low) * Math.max(0.002, Math.min(0.998, share + aside));
    }

    private double below(long rank) {
        double candidate = counted.firstKey();
        for (Map.Entry<Double, Long> entry : counted.entrySet()) {
            if (entry.getValue() < rank) {
                candidate = entry.getKey();
            }
        }
        double step = 1e-6 + Math.abs(counted.lastKey() - counted.firstKey());
        while (upTo(candidate) >= rank) {
            candidate -= step;
            step *= 4;
        }
        return candidate;
    }

    private double atOrAbove(long rank) {
        double candidate = counted.lastKey();
        for (Map.Entry<Double, Long> entry : counted.descendingMap().entrySet()) {
            if (entry.getValue() >= rank) {
                candidate = entry.getKey();
            }
        }
        double step = 1e-6 + Math.abs(counted.lastKey() - counted.firstKey());
        while (upTo(candidate) < rank) {
            candidate += step;
            step *= 4;
        }
        return candidate;
    }

    /** Lays out the slopes above {@code low} and up to {@code high} and takes one of them. */
    private double layOut(double low, double high, long lowCount, long highCount, long rank) {
        double[] slopes = new SlopesBetween(x, y, low, high).sorted();
        if (slopes.length == highCount - lowCount) {
            laidOut = slopes;
            below = lowCount;
        }
        // Rounding may put a slope that equals an end on its other side.
        int index = (int) Math.max(0, Math.min(slopes.length - 1L, rank - lowCount - 1));
        return slopes.length == 0 ? high : slopes[index];
    }
}
