package io.jenkins.plugins.coveragemonitor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The sum over files has every metric that any of them measured. */
class CounterSumTest {
    private static FileCoverage stated(Counters counters) {
        return new FileCoverage("a", LineTable.EMPTY, FunctionTable.EMPTY, counters);
    }

    @Test
    void addsDetailAndStatedCounters() {
        LineTable lines = new LineTable(new int[] {1, 2, 3}, new int[] {0, 4, 1}, new int[] {1, 0, 0}, new int[3]);
        FunctionTable functions = FunctionTable.of(new String[] {"f"}, new int[] {1}, new int[] {0});
        FileCoverage detailed = new FileCoverage("b", lines, functions, Counters.NONE);
        FileCoverage both =
                new FileCoverage("c", lines, FunctionTable.EMPTY, Counters.of(Metric.MCDC_PAIR, new Counter(5, 6)));

        Counters sum = CounterSum.of(List.of(
                detailed, both, stated(Counters.of(Metric.FUNCTION, new Counter(10, 20))), stated(Counters.NONE)));

        assertThat(sum)
                .isEqualTo(Counters.of(Metric.LINE, new Counter(4, 2))
                        .with(Metric.BRANCH, new Counter(2, 0))
                        .with(Metric.FUNCTION, new Counter(10, 21))
                        .with(Metric.MCDC_PAIR, new Counter(5, 6)));
    }

    @Test
    void isEmptyIfNothingWasMeasured() {
        assertThat(CounterSum.of(List.of())).isSameAs(Counters.NONE);
        assertThat(CounterSum.of(List.of(stated(Counters.NONE)))).isSameAs(Counters.NONE);
    }

    @Test
    void refusesASumBeyondALong() {
        FileCoverage half = stated(Counters.of(Metric.LINE, new Counter(0, Long.MAX_VALUE / 2 + 1)));

        assertThatThrownBy(() -> CounterSum.of(List.of(half, half))).isInstanceOf(IllegalArgumentException.class);
    }
}
