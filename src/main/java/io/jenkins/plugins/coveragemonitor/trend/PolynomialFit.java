package io.jenkins.plugins.coveragemonitor.trend;

import java.util.Arrays;

/** Least squares by a polynomial. */
final class PolynomialFit {
    private PolynomialFit() {}

    /**
     * The sum of squares around the polynomial that fits a stretch best.
     *
     * @param x where the values are, ascending
     * @param values the series
     * @param from the first index
     * @param to the index after the last, at least one more
     * @param degree the degree of the polynomial, 0 or more
     */
    static double around(double[] x, double[] values, int from, int to, int degree) {
        int size = to - from;
        double middle = (x[from] + x[to - 1]) / 2;
        double half = Math.max((x[to - 1] - x[from]) / 2, 1);
        double[][] basis = new double[degree + 1][size];
        double[] lengths = new double[degree + 1];
        double[] rest = Arrays.copyOfRange(values, from, to);
        for (int power = 0; power <= degree; power++) {
            double[] next = basis[power];
            for (int i = 0; i < size; i++) {
                next[i] = power == 0 ? 1 : basis[power - 1][i] * (x[from + i] - middle) / half;
            }
            // Each is made orthogonal to those before, so that one after the other can be taken out.
            for (int lower = 0; lower < power; lower++) {
                takeOut(next, basis[lower], lengths[lower]);
            }
            lengths[power] = dot(next, next);
            takeOut(rest, next, lengths[power]);
        }
        return dot(rest, rest);
    }

    /** Takes a direction out of values; its length is squared. */
    private static void takeOut(double[] values, double[] direction, double length) {
        // With as few builds as coefficients nothing is left of the direction but rounding.
        if (length < 1e-12) {
            return;
        }
        double share = dot(values, direction) / length;
        for (int i = 0; i < values.length; i++) {
            values[i] -= share * direction[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
