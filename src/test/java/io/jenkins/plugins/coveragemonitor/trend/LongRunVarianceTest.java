package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LongRunVarianceTest {
    private static double of(int builds, IntToDoubleFunction percent) {
        return LongRunVariance.of(CoverageSeries.of(Histories.of(builds, percent), Metric.LINE, ""));
    }

    private static IntToDoubleFunction plus80(IntToDoubleFunction noise) {
        return i -> 80 + noise.applyAsDouble(i);
    }

    /** One of 20,000 lines is 0.005 points. */
    @Test
    void rounding_to_whole_lines_is_the_least() {
        assertThat(of(50, i -> 80)).isCloseTo(0.005 * 0.005 / 12, within(1e-15));
        assertThat(of(3, i -> 80 + i)).as("too few").isCloseTo(0.005 * 0.005 / 12, within(1e-15));
    }

    /**
     * Up and down by 1 in turn: neighbours differ by 1, builds two apart by nothing, so r is 0 − 1 + 2.33/10, below 0: half
     * of 1 squared.
     */
    @Test
    void what_goes_up_and_down_in_turn_has_half_of_the_mean_square_of_its_differences() {
        assertThat(of(100, i -> 80 + i % 2)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void independent_builds_have_their_variance_and_a_little_for_caution() {
        SplittableRandom random = new SplittableRandom(1);

        assertThat(of(4_000, i -> 80 + 0.5 * random.nextGaussian())).isBetween(0.25, 0.32);
    }

    @Test
    void builds_that_resemble_the_one_before_have_more() {
        double independent = of(4_000, plus80(Histories.noise(new SplittableRandom(1), 0.5)));
        double lingering = of(4_000, plus80(Histories.persistent(new SplittableRandom(1), 0.5, 0.5)));

        // (1 + r) / (1 - r) is 3 for r = 0.5; caution adds to it.
        assertThat(lingering / independent).isBetween(3.0, 4.0);
    }

    /** Neighbours differ by 0.5, builds two apart by 1: r is 3, more than any; so ⅔·100^⅔ = 14.363 times 0.125. */
    @Test
    void what_wanders_is_bounded() {
        assertThat(of(100, i -> 0.5 * i)).isCloseTo(0.25 / 2 * 2 / 3 * Math.cbrt(10_000), within(1e-9));
    }
}
