package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideTaskTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 100_000})
    void gives_what_its_part_came_to(int builds) {
        assertThat(SideTask.of(builds, () -> "done").join()).isEqualTo("done");
    }

    @Test
    void tells_what_went_wrong_to_whoever_needs_the_result() {
        SideTask<String> task = SideTask.of(100_000, () -> {
            throw new IllegalStateException("no result");
        });

        assertThatThrownBy(task::join).isInstanceOf(IllegalStateException.class).hasMessageContaining("no result");
    }

    /** A pool of one worker never does two parts at once, so it shows the order of one core. */
    @Test
    void a_long_history_comes_to_the_same_on_one_core_and_on_several() {
        SplittableRandom random = new SplittableRandom(23);
        List<Point> points = IntStream.rangeClosed(1, 6_000)
                .mapToObj(build -> Point.builder(build, Instant.EPOCH.plus(Duration.ofHours(build)))
                        .totals(Counters.of(Metric.LINE, new Counter(8_000 + build / 10 + random.nextInt(90), 2_000)))
                        .create())
                .toList();
        Trend here = TrendAnalysis.of(points, Metric.LINE, "", TrendSettings.DEFAULT);
        ForkJoinPool single = new ForkJoinPool(1);
        try {
            Trend there = single.submit(() -> TrendAnalysis.of(points, Metric.LINE, "", TrendSettings.DEFAULT))
                    .join();
            assertThat(there).isEqualTo(here);
        } finally {
            single.shutdown();
        }
    }
}
