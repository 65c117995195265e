package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BestSplitTest {
    private static final int SHORTEST = 3;

    private final SplittableRandom random = new SplittableRandom(11);

    /** All places, one after the other. */
    private static int first(PrefixSums sums, int from, int to) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int at = from + SHORTEST; at <= to - SHORTEST; at++) {
            double rest = sums.around(from, at) + sums.around(at, to);
            if (rest < least) {
                least = rest;
                best = at;
            }
        }
        return best;
    }

    private double[] values(String kind, int size) {
        double[] values = new double[size];
        double level = 70;
        for (int i = 0; i < size; i++) {
            level += kind.equals("walk") ? random.nextGaussian() : 0;
            level += kind.equals("steps") && random.nextInt(300) == 0 ? random.nextInt(-2, 3) : 0;
            values[i] = switch (kind) {
                case "still" -> 80;
                case "line" -> 0.25 * i;
                case "tied" -> random.nextInt(2);
                default -> level + random.nextGaussian();
            };
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise", "walk", "steps", "still", "line", "tied"})
    void passing_over_blocks_finds_the_same_place_as_looking_at_all(String kind) {
        int size = 3_000;
        PrefixSums sums =
                new PrefixSums(IntStream.range(0, size).asDoubleStream().toArray(), values(kind, size));
        BestSplit split = new BestSplit(sums, size);

        for (int round = 0; round < 200; round++) {
            int from = random.nextInt(0, size);
            int to = random.nextInt(from, size + 1);
            assertThat(split.in(from, to, SHORTEST)).as("%d to %d", from, to).isEqualTo(first(sums, from, to));
        }
        assertThat(split.in(0, size, SHORTEST)).isEqualTo(first(sums, 0, size));
    }
}
