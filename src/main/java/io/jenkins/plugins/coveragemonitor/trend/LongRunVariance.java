package io.jenkins.plugins.coveragemonitor.trend;

/**
 * How much a level wavers by itself: the variance of the mean of many builds, times their number. For independent
 * builds this is their variance; if each build resembles the one before, it is larger by (1 + r) / (1 − r), where r is
 * their correlation.
 *
 * <p>Everything is derived from the differences between a build and the one and the two before it. A single step hardly
 * shows in them, so it does not hide itself. Repeated steps do show, so a job that goes up and down all the time has
 * wide noise instead of a row of changes. If d₁ and d₂ are the mean squares of both differences, a first-order
 * autoregression has d₂ / d₁ = 1 + r and the variance d₁ / 2(1 − r).
 */
final class LongRunVariance {
    /** How many standard errors are added to the correlation (one-sided, 99 %); too much only adds caution. */
    private static final double CAUTION = 2.33;
    /** With fewer builds nothing is known about correlation. */
    private static final int FEWEST = 4;

    private LongRunVariance() {}

    /**
     * The variance in squared points, at least that of rounding to whole lines.
     *
     * <p>A level that wanders has no such variance: the estimate grows without end. It is bounded by what averaging
     * over n<sup>1/3</sup> neighbours (the usual bandwidth) would find in a random walk, ⅔·n<sup>2/3</sup> times d₁ /
     * 2.
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
