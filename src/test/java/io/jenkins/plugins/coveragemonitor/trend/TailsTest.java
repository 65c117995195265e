package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

/** Probabilities and regression give the numbers of Hipparchus, and those of printed tables. */
class TailsTest {
    private static final double CLOSE = 1e-12;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    @Property(tries = 2000)
    void theNormalTailsAreThoseOfHipparchus(@ForAll @DoubleRange(min = -40, max = 40) double z) {
        double expected = 2 * NORMAL.cumulativeProbability(-Math.abs(z));
        assertThat(NormalTails.twoSided(z)).isCloseTo(expected, within(CLOSE * Math.max(expected, 1e-3)));
    }

    /** From 0.1 on; nearer to 0, where no step is found, Hipparchus is right to 1e-7 only. */
    @Property(tries = 2000)
    void studentsTailsAreThoseOfHipparchus(
            @ForAll @DoubleRange(min = 0.1, max = 60) double t, @ForAll @IntRange(min = 1, max = 2000) int freedom) {
        double expected = 2 * new TDistribution(freedom).cumulativeProbability(-t);
        assertThat(StudentTails.twoSided(t, freedom)).isCloseTo(expected, within(CLOSE));
        assertThat(StudentTails.twoSided(-t, freedom)).isEqualTo(StudentTails.twoSided(t, freedom));
    }

    /** The finite sum for an even number of degrees of freedom: Abramowitz and Stegun 26.7.4. */
    @Property(tries = 300)
    void studentsTailsOfEvenFreedomAreThoseOfTheClosedForm(
            @ForAll @DoubleRange(min = -60, max = 60) double t, @ForAll @IntRange(min = 1, max = 10_000) int half) {
        int freedom = 2 * half;
        double term = 1;
        double sum = 1;
        for (int k = 2; k <= freedom - 2; k += 2) {
            term *= freedom / (freedom + t * t) * (k - 1) / k;
            sum += term;
        }
        double expected = 1 - Math.abs(t) / Math.sqrt(freedom + t * t) * sum;
        assertThat(StudentTails.twoSided(t, freedom)).isCloseTo(expected, within(CLOSE));
    }

    @Property(tries = 500)
    void theRegressionIsThatOfHipparchus(
            @ForAll @IntRange(min = 2, max = 200) int size,
            @ForAll @IntRange(max = 100_000) int first,
            @ForAll long seed) {
        var random = new java.util.Random(seed);
        double[] builds = new double[size];
        double[] values = new double[size];
        var line = new SimpleRegression();
        for (int i = 0; i < size; i++) {
            builds[i] = i == 0 ? first : builds[i - 1] + 1 + random.nextInt(3);
            values[i] = 50 + 0.01 * i + random.nextGaussian();
            line.addData(builds[i], values[i]);
        }
        Regression regression = Regression.of(builds, values);
        assertThat(regression.slope()).isCloseTo(line.getSlope(), within(CLOSE));
        assertThat(regression.r2()).isCloseTo(line.getRSquare(), within(CLOSE));
        double scale = 1 + Math.abs(line.getIntercept());
        assertThat(regression.intercept()).isCloseTo(line.getIntercept(), within(CLOSE * scale));
    }

    @Test
    void printedTablesAreMet() {
        assertThat(NormalTails.twoSided(0)).isEqualTo(1);
        assertThat(NormalTails.twoSided(NormalTails.Z95)).isCloseTo(0.05, within(1e-15));
        assertThat(NormalTails.Z95).isEqualTo(NORMAL.inverseCumulativeProbability(0.975));
        assertThat(NormalTails.twoSided(Double.POSITIVE_INFINITY)).isZero();
        assertThat(StudentTails.twoSided(0, 5)).isEqualTo(1);
        assertThat(StudentTails.twoSided(1, 1)).isCloseTo(0.5, within(1e-15));
        assertThat(StudentTails.twoSided(2.571, 5)).isCloseTo(0.05, within(5e-5));
        assertThat(StudentTails.twoSided(Double.POSITIVE_INFINITY, 5)).isZero();
    }

    @Test
    void equalValuesHaveNoShareOfVariance() {
        Regression level = Regression.of(new double[] {1, 2, 3}, new double[] {0.1, 0.1, 0.1});
        assertThat(level.slope()).isZero();
        assertThat(level.r2()).isNaN();
    }
}
