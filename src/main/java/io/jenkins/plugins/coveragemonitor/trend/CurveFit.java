package io.jenkins.plugins.coveragemonitor.trend;

import java.util.Arrays;

/**
 * Fits a cubic by least squares to many stretches of one series. A long stretch is combined from sums kept for each block
 * of builds, so that a fit takes some steps per block instead of a few dozen per build: a history that wanders needs
 * hundreds of long fits. Not thread-safe.
 *
 * <p>The sums of a block are around its own middle and mean, so that none of them loses digits by cancellation, and are moved to
 * the middle of the stretch by the binomial theorem.
 */
final class CurveFit {
    private static final int DEGREE = 3;
    private static final int BLOCK = 64;
    /** Shorter stretches are fitted build by build. */
    private static final int LONG = 16 * BLOCK;

    /** Powers of the abscissa whose sums the normal equations need. */
    private static final int POWERS = 2 * DEGREE + 1;

    /** Sums of a block: of powers of the abscissa, of those times the rest, of the squared rest. */
    private static final int SUMS = POWERS + DEGREE + 1 + 1;

    /** Below this share of the sum of squares, or of a pivot, a difference has too few digits. */
    private static final double DIGITS = 1e-6;

    private final PolynomialFit exact = new PolynomialFit(DEGREE);
    private final double[] x;
    private final double[] values;
    /** The sums of all blocks one after the other; empty until a long stretch is fitted. */
    private double[] blocks = {};

    private double[] means = {};

    private final double[] powers = new double[POWERS];
    private final double[] products = new double[DEGREE + 1];
    private final double[] moved = new double[POWERS];
    private double squares;

    /**
     * Prepares fits.
     *
     * @param x where the values are, strictly ascending
     */
    CurveFit(double[] x, double[] values) {
        this.x = x;
        this.values = values;
    }

    /**
     * The sum of squares around the cubic that fits a stretch best.
     *
     * @param mean the mean of the stretch
     */
    double around(int from, int to, double mean) {
        if (to - from < LONG) {
            return exact.around(x, values, from, to);
        }
        if (blocks.length == 0) {
            sumUp();
        }
        Arrays.fill(powers, 0);
        Arrays.fill(products, 0);
        squares = 0;
        double middle = (x[from] + x[to - 1]) / 2;
        double scale = 2 / (x[to - 1] - x[from]);
        int first = (from + BLOCK - 1) / BLOCK;
        int behind = to / BLOCK;
        add(from, first * BLOCK, middle, scale, mean);
        for (int block = first; block < behind; block++) {
            addBlock(block, middle, scale, mean);
        }
        add(behind * BLOCK, to, middle, scale, mean);
        double rest = rest();
        return rest < DIGITS * squares ? exact.around(x, values, from, to) : rest;
    }

    private void sumUp() {
        int count = values.length / BLOCK;
        blocks = new double[count * SUMS];
        means = new double[count];
        for (int block = 0; block < count; block++) {
            int from = block * BLOCK;
            double sum = 0;
            for (int i = from; i < from + BLOCK; i++) {
                sum += values[i];
            }
            means[block] = sum / BLOCK;
            Arrays.fill(powers, 0);
            Arrays.fill(products, 0);
            squares = 0;
            add(from, from + BLOCK, x[from + BLOCK / 2], 1, means[block]);
            System.arraycopy(powers, 0, blocks, block * SUMS, POWERS);
            System.arraycopy(products, 0, blocks, block * SUMS + POWERS, DEGREE + 1);
            blocks[block * SUMS + SUMS - 1] = squares;
        }
    }

    /** Adds builds one by one. */
    private void add(int from, int to, double middle, double scale, double mean) {
        for (int i = from; i < to; i++) {
            double t = (x[i] - middle) * scale;
            double rest = values[i] - mean;
            double power = 1;
            for (int k = 0; k < POWERS; k++) {
                powers[k] += power;
                if (k <= DEGREE) {
                    products[k] += power * rest;
                }
                power *= t;
            }
            squares += rest * rest;
        }
    }

    private void addBlock(int block, double middle, double scale, double mean) {
        int at = block * SUMS;
        double off = (x[block * BLOCK + BLOCK / 2] - middle) * scale;
        double level = means[block] - mean;
        move(at, POWERS, off, scale);
        for (int k = 0; k < POWERS; k++) {
            powers[k] += moved[k];
        }
        for (int k = 0; k <= DEGREE; k++) {
            products[k] += level * moved[k];
        }
        move(at + POWERS, DEGREE + 1, off, scale);
        for (int k = 0; k <= DEGREE; k++) {
            products[k] += moved[k];
        }
        squares += blocks[at + SUMS - 1] + level * (BLOCK * level + 2 * blocks[at + POWERS]);
    }

    /** The sums of some powers around another middle and in another unit, by the binomial theorem. */
    private void move(int at, int count, double off, double scale) {
        double unit = 1;
        for (int k = 0; k < count; k++) {
            moved[k] = unit * blocks[at + k];
            unit *= scale;
        }
        for (int i = 1; i < count; i++) {
            for (int k = count - 1; k >= i; k--) {
                moved[k] += off * moved[k - 1];
            }
        }
    }

    /** The residual sum of squares, by Cholesky's decomposition of the normal equations; 0 if it has too few digits. */
    private double rest() {
        double[][] root = new double[DEGREE + 1][DEGREE + 1];
        double[] share = new double[DEGREE + 1];
        double rest = squares;
        for (int i = 0; i <= DEGREE; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = powers[i + j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                if (i == j && sum < DIGITS * powers[2 * i]) {
                    return 0;
                }
                root[i][j] = i == j ? Math.sqrt(sum) : sum / root[j][j];
            }
            double product = products[i];
            for (int k = 0; k < i; k++) {
                product -= root[i][k] * share[k];
            }
            share[i] = product / root[i][i];
            rest -= share[i] * share[i];
        }
        return rest;
    }
}
