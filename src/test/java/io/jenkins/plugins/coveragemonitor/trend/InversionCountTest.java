package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The counts are those of comparing each pair. */
class InversionCountTest {
    private static void agrees(double[] keys) {
        long strict = 0;
        long weak = 0;
        for (int i = 0; i < keys.length; i++) {
            for (int j = i + 1; j < keys.length; j++) {
                strict += keys[j] < keys[i] ? 1 : 0;
                weak += keys[j] <= keys[i] ? 1 : 0;
            }
        }
        double[] given = keys.clone();
        double[] ascending = keys.clone();
        // Adding zero makes both zeros the same.
        Arrays.setAll(ascending, i -> ascending[i] + 0.0);
        Arrays.sort(ascending);
        InversionCount count = new InversionCount(keys.length);

        assertThat(count.weak(keys)).isEqualTo(weak);
        assertThat(count.sorted()).containsExactly(ascending);
        assertThat(count.strict(keys)).isEqualTo(strict);
        assertThat(count.sorted()).containsExactly(ascending);
        assertThat(keys).containsExactly(given);
    }

    @Property
    void countsKeys(@ForAll @Size(max = 100) @DoubleRange(min = -1e300, max = 1e300) double[] keys) {
        agrees(keys);
    }

    @Property
    void countsEqualKeys(@ForAll @Size(max = 60) @IntRange(min = -3, max = 3) int[] keys) {
        agrees(Arrays.stream(keys).asDoubleStream().toArray());
    }

    @Test
    void bothZerosAreEqual() {
        agrees(new double[] {0.0, -0.0, 1, -1, -0.0, 0.0});
        agrees(new double[] {Double.MIN_VALUE, -0.0, -Double.MIN_VALUE, 0.0, Double.MAX_VALUE, -Double.MAX_VALUE});
        agrees(new double[0]);
    }
}
