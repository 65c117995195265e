package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TheilSenTest {
    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void a_line_has_its_own_slope() {
        double[] x = x(50);
        double[] y = values(50, i -> 80 - 0.25 * (i + i / 10));

        assertThat(TheilSen.slope(x, y)).isCloseTo(-0.25, within(1e-12));
    }

    @Test
    void a_quarter_of_wild_builds_does_not_bend_it() {
        double[] x = x(100);
        double[] y = values(100, i -> i % 4 == 0 ? 10 * random.nextDouble() : 70 + 0.1 * (i + i / 10));

        assertThat(TheilSen.slope(x, y)).isCloseTo(0.1, within(0.03));
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise", "drift", "tied", "still", "line"})
    void counting_finds_the_same_ranks_as_laying_out_all_pairs(String kind) {
        int size = 700;
        double[] x = x(size);
        double[] y = values(size, i -> switch (kind) {
            case "noise" -> random.nextGaussian();
            case "drift" -> 0.05 * i + random.nextGaussian();
            case "tied" -> random.nextInt(3);
            case "still" -> i < 650 ? 80 : 79;
            default -> 0.5 * i;
        });
        double[] all = allSlopes(x, y);

        SlopeRanks ranks = new SlopeRanks(x, y, ValueOrder.of(y));

        for (long rank : new long[] {1, 100, all.length / 3, all.length / 2, all.length - 7, all.length}) {
            assertThat(ranks.at(rank)).as("rank " + rank).isCloseTo(all[(int) rank - 1], within(1e-11));
        }
    }

    /** Where very many slopes are zero, those next to them are not taken for zero. */
    @ParameterizedTest
    @ValueSource(ints = {2, 6, 30})
    void the_ranks_beside_the_zeros_are_found(int seldom) {
        double[] x = x(900);
        double[] y = values(900, i -> 80 + (random.nextInt(seldom) == 0 ? 0.0015 * random.nextInt(1, 4) : 0));
        double[] all = allSlopes(x, y);
        int negative = (int) Arrays.stream(all).filter(slope -> slope < 0).count();
        int upToZero = (int) Arrays.stream(all).filter(slope -> slope <= 0).count();

        SlopeRanks ranks = new SlopeRanks(x, y, ValueOrder.of(y));

        for (int rank :
                new int[] {negative - 900, negative - 1, negative, upToZero + 1, upToZero + 2, upToZero + 900}) {
            assertThat(ranks.at(rank)).as("rank %d of %d", rank, all.length).isCloseTo(all[rank - 1], within(1e-12));
        }
    }

    private static double[] allSlopes(double[] x, double[] y) {
        return IntStream.range(0, x.length)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(i + 1, x.length).mapToDouble(j -> (y[j] - y[i]) / (x[j] - x[i])))
                .sorted()
                .toArray();
    }

    /** Whole numbers, as builds are, with a gap every now and then. */
    private static double[] x(int size) {
        double[] x = new double[size];
        Arrays.setAll(x, i -> i + i / 10);
        return x;
    }

    private static double[] values(int size, IntToDoubleFunction of) {
        return IntStream.range(0, size).mapToDouble(of).toArray();
    }
}
