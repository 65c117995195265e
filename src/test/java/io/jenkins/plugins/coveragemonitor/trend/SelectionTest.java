package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    @ParameterizedTest
    @ValueSource(strings = {"random", "few values", "equal", "ascending", "descending", "organ pipe"})
    void the_value_of_an_index_is_that_of_the_sorted_values(String kind) {
        SplittableRandom random = new SplittableRandom(5);
        for (int size : new int[] {1, 2, 31, 32, 33, 34, 100, 1_000}) {
            double[] values = new double[size];
            Arrays.setAll(values, i -> switch (kind) {
                case "random" -> random.nextDouble();
                case "few values" -> random.nextInt(3);
                case "equal" -> 7;
                case "ascending" -> i;
                case "descending" -> -i;
                default -> Math.min(i, size - i);
            });
            double[] sorted = values.clone();
            Arrays.sort(sorted);

            for (int index : new int[] {0, size / 3, size / 2, size - 1}) {
                assertThat(Selection.of(values, index))
                        .as("%d of %d", index, size)
                        .isEqualTo(sorted[index]);
            }
            double[] after = values.clone();
            Arrays.sort(after);
            assertThat(after).isEqualTo(sorted);
        }
    }
}
