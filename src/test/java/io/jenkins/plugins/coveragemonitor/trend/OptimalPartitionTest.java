package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OptimalPartitionTest {
    private static PrefixSums sums(double... values) {
        return new PrefixSums(IntStream.range(0, values.length).asDoubleStream().toArray(), values);
    }

    private static List<Integer> changes(double change, double slope, double... values) {
        return new OptimalPartition(sums(values), values.length, change, slope).changes();
    }

    /** Two levels of four leave nothing unexplained for one change; one level leaves 8·2² = 32. */
    @Test
    void a_change_is_made_where_it_is_worth_its_price() {
        double[] values = {1, 1, 1, 1, 5, 5, 5, 5};

        assertThat(changes(31.9, 1000, values)).containsExactly(4);
        assertThat(changes(32.1, 1000, values)).isEmpty();
    }

    /** A line leaves 32 − (4·(0.5+1.5+2.5+3.5)·…)²/42: Σxy = 32 around the means, so 32 − 32²/42 = 7.62. */
    @Test
    void a_line_is_taken_where_its_price_is_less_than_what_it_explains() {
        double[] values = {1, 1, 1, 1, 5, 5, 5, 5};
        OptimalPartition partition = new OptimalPartition(sums(values), 8, 1000, 10);

        assertThat(partition.cost(0, 8)).isCloseTo(10 + 32 - 32.0 * 32 / 42, within(1e-9));
        assertThat(partition.isLine(0, 8)).isTrue();
        assertThat(new OptimalPartition(sums(values), 8, 1000, 25).isLine(0, 8)).isFalse();
        assertThat(partition.isLine(0, 4)).as("four builds are no line").isFalse();
    }

    @Test
    void a_rise_and_a_fall_are_two_lines() {
        double[] values =
                IntStream.range(0, 40).mapToDouble(i -> i < 20 ? i : 39 - i).toArray();

        assertThat(changes(20, 5, values)).containsExactly(20);
    }

    /** All partitions of a short series, tried one after the other. */
    @Test
    void none_of_all_partitions_costs_less() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 50; round++) {
            double[] values = IntStream.range(0, 16)
                    .mapToDouble(i -> 3 * (i / 5 % 2) + random.nextGaussian())
                    .toArray();
            OptimalPartition partition = new OptimalPartition(sums(values), values.length, 4, 2);

            assertThat(price(partition, partition.changes(), values.length))
                    .isCloseTo(least(partition, 0, values.length), within(1e-9));
        }
    }

    private static double price(OptimalPartition partition, List<Integer> changes, int size) {
        double price = 0;
        int from = 0;
        for (int at : changes) {
            price += partition.cost(from, at) + 4;
            from = at;
        }
        return price + partition.cost(from, size);
    }

    private static double least(OptimalPartition partition, int from, int size) {
        double least = partition.cost(from, size);
        for (int at = from + 3; at <= size - 3; at++) {
            least = Math.min(least, partition.cost(from, at) + 4 + least(partition, at, size));
        }
        return least;
    }

    @Test
    void thinning_keeps_the_beginnings_that_matter_in_a_long_series() {
        SplittableRandom random = new SplittableRandom(5);
        double[] values = IntStream.range(0, 5_000)
                .mapToDouble(i -> (i < 1_234 ? 0 : i < 1_250 ? 5 : i < 3_333 ? 0 : 4) + random.nextGaussian())
                .toArray();

        assertThat(changes(30, 20, values)).containsExactly(1_234, 1_250, 3_333);
    }

    /** The same, with each beginning looked at anew for each build, as lists. */
    private static List<Integer> withoutBounds(PrefixSums sums, int size, double change, double slope) {
        OptimalPartition costs = new OptimalPartition(sums, size, change, slope);
        double[] least = new double[size + 1];
        int[] lastStart = new int[size + 1];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        least[0] = -change;
        List<Integer> open = new ArrayList<>();
        for (int end = 3; end <= size; end++) {
            int to = end;
            if (least[to - 3] < Double.POSITIVE_INFINITY) {
                open.add(to - 3);
            }
            ToDoubleFunction<Integer> cost = start -> least[start] + costs.cost(start, to);
            int best = lastStart[to - 1];
            for (int start : open) {
                best = cost.applyAsDouble(start) < cost.applyAsDouble(best) ? start : best;
            }
            lastStart[to] = best;
            least[to] = cost.applyAsDouble(best) + change;
            if (to % 16 == 0) {
                open.removeIf(start -> cost.applyAsDouble(start) > least[to] + slope);
                for (int i = 1; i + 1 < open.size(); i++) {
                    int room = Integer.highestOneBit(Math.max(1, (to - open.get(i)) / 16)) / 2;
                    if (open.get(i + 1) - open.get(i) < room) {
                        boolean first = cost.applyAsDouble(open.get(i)) <= cost.applyAsDouble(open.get(i + 1));
                        open.remove(first ? i + 1 : i);
                    }
                }
            }
        }
        List<Integer> changes = new ArrayList<>();
        for (int at = lastStart[size]; at > 0; at = lastStart[at]) {
            changes.add(0, at);
        }
        return changes;
    }

    @Test
    void what_is_not_looked_at_again_could_not_have_won() {
        SplittableRandom random = new SplittableRandom(17);
        for (int round = 0; round < 150; round++) {
            int size = random.nextInt(3, 700);
            double noise = random.nextInt(4) == 0 ? 0 : Math.pow(10, random.nextDouble(-4, 1));
            double level = random.nextDouble(0, 100);
            double pace = 0;
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                if (random.nextInt(60) == 0) {
                    level += random.nextInt(-3, 4);
                    pace = random.nextInt(3) == 0 ? random.nextDouble(-0.1, 0.1) : 0;
                }
                level += pace;
                values[i] = level + noise * random.nextGaussian();
            }
            double change = random.nextDouble(0.01, 40) * Math.max(noise * noise, 1e-4);
            double slope = random.nextDouble(0.1, 1) * change;
            PrefixSums sums = sums(values);

            assertThat(new OptimalPartition(sums, size, change, slope).changes())
                    .as("round %d", round)
                    .isEqualTo(withoutBounds(sums, size, change, slope));
        }
    }
}
