package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums over blocks come to what the fit build by build comes to. */
class CurveFitTest {
    private static final int SIZE = 20_000;

    private final SplittableRandom random = new SplittableRandom(3);

    @ParameterizedTest
    @ValueSource(strings = {"noise", "walk", "line", "curve", "far", "cubic", "level"})
    void blocks_are_as_good_as_builds(String kind) {
        double[] x = new double[SIZE];
        for (int i = 1; i < SIZE; i++) {
            x[i] = x[i - 1] + 1 + (random.nextInt(50) == 0 ? random.nextInt(300) : 0);
        }
        double[] level = {70};
        double[] values = values(i -> switch (kind) {
            case "noise" -> 80 + random.nextGaussian();
            case "walk" -> level[0] += 0.01 * random.nextGaussian();
            case "line" -> 60 + 0.001 * x[i] + 0.01 * random.nextGaussian();
            case "curve" -> 80 - 20 * Math.exp(-x[i] / 5_000) + 0.05 * random.nextGaussian();
            case "far" -> 1e6 + random.nextGaussian();
            case "cubic" -> Math.pow(x[i] / SIZE, 3);
            default -> 75;
        });
        PolynomialFit builds = new PolynomialFit(3);
        CurveFit blocks = new CurveFit(x, values);

        for (int i = 0; i < 60; i++) {
            int from = random.nextInt(SIZE - 2_000);
            int to = i % 4 == 0 ? SIZE : random.nextInt(from + 10, SIZE);
            double mean = 0;
            for (int k = from; k < to; k++) {
                mean += (values[k] - values[from]) / (to - from);
            }
            double expected = builds.around(x, values, from, to);
            assertThat(blocks.around(from, to, values[from] + mean))
                    .as("%d to %d", from, to)
                    .isCloseTo(expected, withinPercentage(1e-6));
        }
    }

    private static double[] values(IntToDoubleFunction of) {
        double[] values = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = of.applyAsDouble(i);
        }
        return values;
    }
}
