package io.jenkins.plugins.coveragemonitor.trend;

/**
 * Least-squares fits of a polynomial. All fits share the same memory, because a history that wanders needs hundreds of
 * long ones. Not thread-safe.
 */
final class PolynomialFit {
    private final double[][] basis;
    private double[] rest = {};

    /**
     * Prepares fits.
     *
     * @param degree the degree of the polynomial, 0 or more
     */
    PolynomialFit(int degree) {
        this.basis = new double[degree + 1][0];
    }

    /**
     * The sum of squares around the polynomial that fits a stretch best.
     *
     * @param x where the values are, ascending
     * @param values the series
     * @param from the first index
     * @param to the index after the last, at least one more
     */
    double around(double[] x, double[] values, int from, int to) {
        int size = to - from;
        makeRoom(size);
        double middle = (x[from] + x[to - 1]) / 2;
        double half = Math.max((x[to - 1] - x[from]) / 2, 1);
        double[] lengths = new double[basis.length];
        System.arraycopy(values, from, rest, 0, size);
        for (int power = 0; power < basis.length; power++) {
            double[] next = basis[power];
            for (int i = 0; i < size; i++) {
                next[i] = power == 0 ? 1 : basis[power - 1][i] * (x[from + i] - middle) / half;
            }
            // Each is made orthogonal to those before, so that they can be removed one after the other.
            for (int lower = 0; lower < power; lower++) {
                takeOut(next, basis[lower], lengths[lower], size);
            }
            lengths[power] = dot(next, next, size);
            takeOut(rest, next, lengths[power], size);
        }
        return dot(rest, rest, size);
    }

    private void makeRoom(int size) {
        if (rest.length < size) {
            rest = new double[size];
            for (int power = 0; power < basis.length; power++) {
                basis[power] = new double[size];
            }
        }
    }

    /** Removes a direction from the values; {@code length} is squared. */
    private static void takeOut(double[] values, double[] direction, double length, int size) {
        // With as few builds as coefficients only rounding is left of the direction.
        if (length < 1e-12) {
            return;
        }
        double share = dot(values, direction, size) / length;
        for (int i = 0; i < size; i++) {
            values[i] -= share * direction[i];
        }
    }

    private static double dot(double[] a, double[] b, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
