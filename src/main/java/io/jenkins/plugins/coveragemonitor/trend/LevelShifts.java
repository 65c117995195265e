package io.jenkins.plugins.coveragemonitor.trend;

import java.util.Arrays;
import java.util.TreeSet;

/**
 * Builds at which the level shifts at once: the three builds after differ from the three before by many times the noise
 * between neighbours around them. No long stretch is needed on either side, so a short stay on another level is found
 * too.
 *
 * <p>Such a shift is large, sudden and rare; otherwise it is how this history always behaves. It must move the level by
 * at least half the standard deviation of the whole history, and a single build must make at least four tenths of it.
 * If there are more than three shifts and more than one in fifteen builds, none counts: a job that alternates between
 * full and partial runs has no row of changes.
 */
final class LevelShifts {
    private static final int SIDE = 3;
    private static final int BLOCK = 25;
    private static final double WIDTHS = 6;
    /** With fewer builds the noise is not known well enough. */
    private static final int FEWEST = 10;
    /** The least shift, in standard deviations of the whole history. */
    private static final double LEAST_OF_SPREAD = 0.5;
    /**
     * The least part of a shift that one build makes. On a straight line it is a third, because the middles of the two
     * sides are three builds apart.
     */
    private static final double AT_ONCE = 0.4;
    /** With fewer builds for each shift, shifts are too common to be events. */
    private static final int RARE = 15;
    /** This many shifts are always rare enough. */
    private static final int FEW = 3;

    private final CoverageSeries series;
    private final double least;
    private final double[] noise;

    LevelShifts(CoverageSeries series, double least) {
        this.series = series;
        this.least = least;
        this.noise = new double[Math.max(1, series.size() / BLOCK)];
        for (int block = 0; block < noise.length; block++) {
            int to = block == noise.length - 1 ? series.size() : (block + 1) * BLOCK + 1;
            noise[block] = RobustScale.betweenNeighbours(Arrays.copyOfRange(series.values(), block * BLOCK, to));
        }
    }

    /** The indices where a new level begins, one for each shift: where the single greatest difference is. */
    TreeSet<Integer> indices() {
        if (series.size() < FEWEST) {
            return new TreeSet<>();
        }
        TreeSet<Integer> found = places();
        double large = LEAST_OF_SPREAD * standardDeviation(series.values());
        found.removeIf(at -> Math.abs(by(at)) < large || single(at) < AT_ONCE * Math.abs(by(at)));
        boolean rare = found.size() <= Math.max(FEW, series.size() / RARE);
        return rare ? found : new TreeSet<>();
    }

    private TreeSet<Integer> places() {
        TreeSet<Integer> found = new TreeSet<>();
        for (int at = SIDE; at <= series.size() - SIDE; at++) {
            if (isLevelShift(at)) {
                int here = greatest(at);
                if (here < SIDE || here > series.size() - SIDE) {
                    // Two builds are not a level yet.
                    continue;
                }
                Integer near = found.floor(here);
                if (near == null || here - near >= SIDE) {
                    found.add(here);
                } else if (single(here) > single(near)) {
                    found.remove(near);
                    found.add(here);
                }
            }
        }
        return found;
    }

    /** The index of the greatest single difference: medians of three see a shift one build early or late. */
    private int greatest(int at) {
        int best = at;
        for (int near = at - 1; near <= Math.min(series.size() - 1, at + 1); near++) {
            boolean sameWay = (series.value(near) - series.value(near - 1)) * by(at) > 0;
            if (sameWay && single(near) > single(best)) {
                best = near;
            }
        }
        return best;
    }

    /** How far the level moves at an index, with its sign. */
    double by(int at) {
        return middle(at) - middle(at - SIDE);
    }

    private boolean isLevelShift(int at) {
        double shift = Math.abs(by(at));
        if (shift < Math.max(least, series.grain(at))) {
            return false;
        }
        return shift > WIDTHS * Math.max(noiseAround(at), series.grain(at));
    }

    private static double standardDeviation(double[] values) {
        Mean mean = new Mean();
        for (double value : values) {
            mean.add(value);
        }
        double middle = mean.value();
        Mean squares = new Mean();
        for (double value : values) {
            squares.add((value - middle) * (value - middle));
        }
        return Math.sqrt(squares.value());
    }

    private double noiseAround(int at) {
        int block = Math.min(noise.length - 1, at / BLOCK);
        int from = Math.max(0, block - 1);
        int to = Math.min(noise.length, block + 2);
        Mean mean = new Mean();
        for (int i = from; i < to; i++) {
            mean.add(noise[i]);
        }
        return mean.value();
    }

    private double single(int at) {
        return Math.abs(series.value(at) - series.value(at - 1));
    }

    /** The median of three builds. */
    private double middle(int from) {
        double a = series.value(from);
        double b = series.value(from + 1);
        double c = series.value(from + 2);
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
