package io.jenkins.plugins.coveragemonitor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Counters are the same however many bytes their numbers take. */
class CountersWidthTest {
    private static final long[] NUMBERS = {0, 0, 1, 7, Integer.MAX_VALUE, 1L << 31, 1L << 40, Long.MAX_VALUE / 4};

    private final SplittableRandom random = new SplittableRandom(37);

    private long number() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    @Test
    void whatIsPutInComesOutOneByOneAndAllAtOnce() {
        for (int round = 0; round < 2_000; round++) {
            Map<Metric, Counter> expected = new EnumMap<>(Metric.class);
            Counters oneByOne = Counters.NONE;
            for (int i = random.nextInt(9); i > 0; i--) {
                Metric metric = Metric.values()[random.nextInt(Metric.values().length)];
                Counter counter = new Counter(number(), number());
                oneByOne = oneByOne.with(metric, counter);
                expected.remove(metric);
                if (counter.isMeasured()) {
                    expected.put(metric, counter);
                }
            }

            Counters atOnce = Counters.of(expected);
            assertThat(oneByOne.asMap()).isEqualTo(expected);
            assertThat(atOnce.asMap()).isEqualTo(expected);
            assertThat(oneByOne).isEqualTo(atOnce).hasSameHashCodeAs(atOnce);
            assertThat(fromNumbers(expected)).isEqualTo(atOnce);
        }
    }

    /** Every metric has its pair, most of them zeros. */
    private static Counters fromNumbers(Map<Metric, Counter> counters) {
        List<Metric> metrics = new ArrayList<>();
        long[] pairs = new long[2 * Metric.values().length];
        for (Metric metric : Metric.values()) {
            Counter counter = counters.getOrDefault(metric, Counter.NONE);
            pairs[2 * metrics.size()] = counter.covered();
            pairs[2 * metrics.size() + 1] = counter.missed();
            metrics.add(metric);
        }
        return Counters.of(metrics, pairs, pairs.length);
    }

    @Test
    void anotherNumberIsAnotherCounter() {
        Counters small = Counters.of(Metric.LINE, new Counter(1, 0));

        assertThat(Counters.of(Metric.LINE, new Counter(1L << 32 | 1, 0))).isNotEqualTo(small);
        assertThat(Counters.of(Metric.BRANCH, new Counter(1, 0))).isNotEqualTo(small);
        assertThat(small.with(Metric.LINE, new Counter(1L << 40, 3)).with(Metric.LINE, new Counter(1, 0)))
                .isEqualTo(small);
    }
}
