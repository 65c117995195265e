package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LevelShiftsTest {
    private static List<Point> tests(int... totals) {
        return IntStream.range(0, totals.length)
                .mapToObj(i -> Point.builder(i + 1, Instant.ofEpochSecond(i * 86_400L))
                        .tests(new TestTotals(totals[i], 0, 0, Duration.ZERO))
                        .create())
                .toList();
    }

    /** The standard deviation is exactly 14, and one of the shifts exactly 7. */
    @Test
    void aShiftOfHalfTheStandardDeviationIsLargeEnough() {
        List<Point> points = tests(
                42, 42, 42, 42, 42, 42, 42, 42, 42, 78, 78, 78, 71, 71, 71, 71, 71, 71, 71, 71, 63, 63, 63, 63, 63);

        assertThat(new LevelShifts(CoverageSeries.of(points, Metric.TESTS, ""), 0.1).indices())
                .containsExactly(9, 12, 20);
    }

    @Test
    void aMeanDoesNotLoseItsLastDigitsToTheNumberOfValues() {
        Mean mean = new Mean();

        assertThat(mean.value()).isNaN();
        for (int i = 0; i < 100_000; i++) {
            mean.add(0.1);
        }
        assertThat(mean.value()).isEqualTo(0.1);
    }
}
