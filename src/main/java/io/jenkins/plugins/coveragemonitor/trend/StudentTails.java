package io.jenkins.plugins.coveragemonitor.trend;

/** Probabilities of Student's t distribution, correct to 1e-13. */
final class StudentTails {
    private static final double PRECISION = Math.ulp(1.0);
    private static final double TINY = Double.MIN_NORMAL / PRECISION;

    /** From here on the series of the ratio of gamma functions is exact to 1e-17. */
    private static final int LARGE = 40;

    private StudentTails() {}

    /**
     * The probability of a value at least as far from 0 as this one, on either side: the regularized incomplete beta
     * function I(f / (f + t²); f/2, 1/2).
     *
     * @param t the value; its sign does not matter
     * @param freedom degrees of freedom, 1 or more
     * @return from 0 to 1
     */
    static double twoSided(double t, double freedom) {
        double square = t * t;
        double x = freedom / (freedom + square);
        double rest = square / (freedom + square);
        double a = freedom / 2;
        if (x == 0) {
            return 0;
        }
        // x^a * rest^(1/2) / B(a, 1/2), where B is the beta function
        double front = Math.exp(-a * Math.log1p(square / freedom)) * Math.sqrt(rest / Math.PI) * gammaRatio(a);
        return x < (a + 1) / (a + 2.5) ? front * fraction(x, a, 0.5) / a : 1 - front * fraction(rest, 0.5, a) / 0.5;
    }

    /** Γ(a + 1/2) / Γ(a): the recurrence up to where the asymptotic series holds. */
    private static double gammaRatio(double a) {
        double factor = 1;
        int steps = (int) Math.max(0, Math.ceil(LARGE - a));
        for (int i = 0; i < steps; i++) {
            factor *= (a + i) / (a + i + 0.5);
        }
        double at = a + steps;
        double inverse = 1 / (at * at);
        double exponent = (-1.0 / 8 + inverse * (1.0 / 192 - inverse * (1.0 / 640 - inverse * 17 / 14336))) / at;
        return factor * Math.sqrt(at) * Math.exp(exponent);
    }

    /** The continued fraction of the incomplete beta function (Press et al., Numerical Recipes 6.4), by Lentz's method. */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = apart(1 - (a + b) * x / (a + 1));
        double result = 1 / d;
        d = 1 / d;
        double change = 0;
        for (int m = 1; Math.abs(change - 1) > PRECISION && m < 100_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / apart(1 + even * d);
            c = apart(1 + even / c);
            result *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / apart(1 + odd * d);
            c = apart(1 + odd / c);
            change = d * c;
            result *= change;
        }
        return result;
    }

    private static double apart(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
