package io.jenkins.plugins.coveragemonitor.trend;

/**
 * How much neighbouring builds resemble each other once the trend is removed. Correlated builds carry less information:
 * n of them count as fewer independent ones.
 */
final class Autocorrelation {
    private static final double MOST = 0.9;

    private Autocorrelation() {}

    /**
     * The correlation of neighbours around a line, corrected for the bias of short series; 0 to 0.9. Rounding to whole
     * lines is not noise: deviations no larger than it leaves count as uncorrelated.
     */
    static double of(double[] x, double[] values, double slope, double grain) {
        int size = values.length;
        double mean = 0;
        for (int i = 0; i < size; i++) {
            mean += (values[i] - slope * x[i]) / size;
        }
        double squares = 0;
        double products = 0;
        double previous = 0;
        for (int i = 0; i < size; i++) {
            double residual = values[i] - slope * x[i] - mean;
            squares += residual * residual;
            products += i == 0 ? 0 : residual * previous;
            previous = residual;
        }
        if (squares <= size * grain * grain / 12 || size < 5) {
            return 0;
        }
        // Detrending pulls the estimate down by about (1 + 4r) / n (Kendall 1954; Marriott and Pope 1954).
        double corrected = (size * products / squares + 1) / (size - 4);
        return Math.max(0, Math.min(MOST, corrected));
    }

    /**
     * The correlation of neighbours around two levels, corrected for the bias of short series; 0 to 0.9.
     *
     * @param products the sum of the products of neighbours around their levels
     * @param squares the sum of squares around the levels
     * @param size how many values there are
     */
    static double aroundLevels(double products, double squares, int size) {
        if (squares <= 0 || size < 10) {
            return 0;
        }
        double corrected = (size * products / squares + 2) / (size - 6);
        return Math.max(0, Math.min(MOST, corrected));
    }

    /**
     * The factor by which correlation raises the variance of a mean over {@code size} builds (first-order
     * autoregression).
     */
    static double ofMean(double correlation, int size) {
        double rest = 1 - correlation;
        return (1 + correlation) / rest - 2 * correlation * (1 - Math.pow(correlation, size)) / (size * rest * rest);
    }

    /** Whether a correlation is higher than independent builds show by chance in one of twenty series. */
    static boolean isEvident(double correlation, int size) {
        return correlation > 1.645 / Math.sqrt(size) + 1.0 / size;
    }

    /**
     * The factor on the variance of Mann–Kendall's S (Hamed and Rao 1998, equation 11), for correlations that fade with
     * distance as in a first-order autoregression. Ranks correlate by 6/π·asin(r/2).
     */
    static double inflation(double correlation, int size) {
        double sum = 0;
        double power = correlation;
        for (int lag = 1; lag < size - 2 && power > 1e-6; lag++, power *= correlation) {
            double ranks = 6 / Math.PI * Math.asin(power / 2);
            sum += (double) (size - lag) * (size - lag - 1) * (size - lag - 2) * ranks;
        }
        return 1 + 2 * sum / ((double) size * (size - 1) * (size - 2));
    }
}
