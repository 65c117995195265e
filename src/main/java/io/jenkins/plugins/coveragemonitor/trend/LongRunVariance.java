package io.jenkins.plugins.coveragemonitor.trend;

/**
 * How much a level wavers by itself: the variance of the mean of many builds, times their number. For independent builds
 * it is their variance; where a build resembles the one before, it is larger by (1 + r) / (1 − r), r their correlation.
 *
 * <p>Everything comes from the differences between a build and the one and the two before it. A single step hardly shows
 * in them, so it does not hide itself; steps that come again and again do, so a job that goes up and down all the time
 * has a wide noise and not a row of changes. With d₁ and d₂ the mean squares of both differences, a first-order
 * autoregression has d₂ / d₁ = 1 + r and the variance d₁ / 2(1 − r).
 */
final class LongRunVariance {
    /** One-sided, 99 %: how many standard errors are added to the correlation, as too much of it only makes cautious. */
    private static final double CAUTION = 2.33;
    /** Below this many builds nothing is known of what lingers. */
    private static final int FEWEST = 4;

    private LongRunVariance() {}

    /**
     * The variance in squared points, never less than what rounding to whole lines makes.
     *
     * <p>A level that wanders has no such variance: its estimate grows without end. It is bounded by what averages over
     * n<sup>1/3</sup> neighbours (the usual bandwidth) would find in a random walk, ⅔·n<sup>2/3</sup> times d₁ / 2.
     */
    static double of(CoverageSeries series) {
        double[] values = series.values();
        int size = values.length;
        double grain = 0;
        for (double one : series.grains()) {
            grain += one / size;
        }
        double least = grain * grain / 12;
        if (size < FEWEST) {
            return least;
        }
        double near = meanSquare(values, 1);
        if (near <= 0) {
            return least;
        }
        double correlation = Math.max(0, meanSquare(values, 2) / near - 1 + CAUTION / Math.sqrt(size));
        double most = Math.max(1, 2 * Math.cbrt((double) size * size) / 3);
        double rest = 1 - correlation;
        double lingering = rest <= 0 ? most : Math.min(most, (1 + correlation) / (rest * rest));
        return Math.max(least, near / 2 * lingering);
    }

    private static double meanSquare(double[] values, int distance) {
        double sum = 0;
        for (int i = distance; i < values.length; i++) {
            double difference = values[i] - values[i - distance];
            sum += difference * difference;
        }
        return sum / (values.length - distance);
    }
}
