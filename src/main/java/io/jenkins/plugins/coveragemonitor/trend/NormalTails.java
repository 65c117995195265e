package io.jenkins.plugins.coveragemonitor.trend;

/** Probabilities of the standard normal distribution, correct to 1e-14. */
final class NormalTails {
    /** The value below which 97.5 % lie. */
    static final double Z95 = 1.959963984540054;

    /** From here on the continued fraction converges fast; below it the series does. */
    private static final double FAR = 2;

    private static final int TERMS = 60;

    private NormalTails() {}

    /**
     * The probability of a value at least as far from 0 as this one, on either side: erfc(|z| / √2).
     *
     * @param z the distance in standard deviations; its sign does not matter
     * @return from 0 to 1
     */
    static double twoSided(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        return x < FAR ? 1 - series(x) : fraction(x);
    }

    /** erf by its series of positive terms (Abramowitz and Stegun 7.1.6). */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * Math.ulp(1.0); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** erfc by its continued fraction (Abramowitz and Stegun 7.1.14), from the inside out. */
    private static double fraction(double x) {
        double below = x;
        for (int n = TERMS; n > 0; n--) {
            below = x + n / 2.0 / below;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / below;
    }
}
