package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures worked out on paper by the formulas of docs/statistics.md, from numbers small enough for that. */
class TrendByHandTest {
    private static final Offset<Double> EXACT = within(1e-9);

    private static Trend of(List<Point> points, TrendSettings settings) {
        return TrendAnalysis.of(points, Metric.LINE, "", settings);
    }

    /**
     * Eight builds, one every six hours: 70.0 70.4 70.2 70.6 70.4 70.8 70.6 71.0 per cent of 1,000 lines. Of 28 pairs 2 are
     * tied (70.4, 70.6), 3 fall, 23 rise: S = 20. V = (8·7·21 − 2·2·1·9) / 18 = 1140 / 18. z = 19 / √63.33 = 2.38747, two-sided
     * p = 0.016965. Neighbours go against each other around the slope, so V is not inflated.
     *
     * <p>The slopes in ascending order: 3 times −0.2, 2 times 0, 0.04, 12 times 0.1, 1/7, 2 times 0.16, 3 times 0.2, 4 times
     * 0.4; the 14th and the 15th are 0.1. The interval's ranks are (28 ∓ 1.96·√63.33) / 2 = 6.2 and 21.8: the 6th is 0.04,
     * and the one after the 22nd is 0.2.
     *
     * <p>Least squares: Σ(x−4.5)² = 42, Σ(x−4.5)(y−70.5) = 4.8, Σ(y−70.5)² = 0.72.
     */
    @Test
    void slopeTestIntervalAndLeastSquares() {
        int[] covered = {700, 704, 702, 706, 704, 708, 706, 710};
        List<Point> points = IntStream.range(0, 8)
                .mapToObj(i -> Histories.point(i + 1, new Counter(covered[i], 1000 - covered[i]), Map.of()))
                .toList();

        Trend trend = of(points, TrendSettings.DEFAULT);

        assertThat(trend.changePoints()).isEmpty();
        assertThat(trend.pValue()).isCloseTo(0.016964, within(1e-6));
        assertThat(trend.slopePerBuild()).isCloseTo(0.1, EXACT);
        assertThat(trend.perBuild().low()).isCloseTo(0.04, EXACT);
        assertThat(trend.perBuild().high()).isCloseTo(0.2, EXACT);
        assertThat(trend.slopePerDay()).as("four builds a day").isCloseTo(0.4, EXACT);
        assertThat(trend.perDay().low()).isCloseTo(0.16, EXACT);
        assertThat(trend.perDay().high()).isCloseTo(0.8, EXACT);
        assertThat(trend.regression().slope()).isCloseTo(4.8 / 42, EXACT);
        assertThat(trend.regression().intercept()).isCloseTo(70.5 - 4.5 * 4.8 / 42, EXACT);
        assertThat(trend.regression().r2()).isCloseTo(4.8 * 4.8 / 42 / 0.72, EXACT);
        assertThat(trend.direction()).as("0.017 is not 0.001").isEqualTo(Direction.NONE);
    }

    /**
     * 60 % and a tenth of a point more with each of 40 builds, four a day: 63.9 % at #40. 90 % is 26.1 points away, 261 builds
     * or 65.25 days; 75 %, the next milestone, 11.1 points, 111 builds or 27.75 days. Both ends of the interval are the slope
     * itself. The way from 50 to 75 is 13.9 of 25 points: 55 %. 26.1 of 90 are missing, so it is at 71 per cent of the target.
     */
    @Test
    void forecastMilestoneAndProgress() {
        Trend trend = of(Histories.of(40, i -> 60 + 0.1 * i), TrendSettings.DEFAULT.towards(BigDecimal.valueOf(90)));
        Instant newest = Instant.parse("2026-01-11T00:00:00Z");

        assertThat(trend.forecast().build()).isEqualTo(301);
        assertThat(trend.forecast().at()).isEqualTo(newest.plus(Duration.ofHours(6 * 261)));
        assertThat(trend.forecast().earliest()).isEqualTo(trend.forecast().at());
        assertThat(trend.forecast().latest()).isEqualTo(trend.forecast().at());
        assertThat(trend.milestone().target()).isEqualByComparingTo("75");
        assertThat(trend.milestone().build()).isEqualTo(151);
        assertThat(trend.milestone().at()).isEqualTo(newest.plus(Duration.ofHours(6 * 111)));
        assertThat(trend.progress()).isEqualTo(new Progress(Map.of(25, 1, 50, 1), 50, 75, 55, Progress.Target.AHEAD));
    }

    /**
     * y = 60 + 0.1·i + 0.0005·i² of 1,000,000 lines, i from 0 to 39. The slope between i and j is 0.1 + 0.0005·(i + j), and the
     * middle of i + j is 59 among the last 20 and 19 among the 20 before: 0.1295 and 0.1095, which is 0.001 more a build.
     */
    @Test
    void velocityAndAcceleration() {
        List<Point> points = IntStream.range(0, 40)
                .mapToObj(i -> {
                    long covered = 600_000 + 1000L * i + 5L * i * i;
                    return Histories.point(i + 1, new Counter(covered, 1_000_000 - covered), Map.of());
                })
                .toList();

        Trend trend = of(points, TrendSettings.DEFAULT);

        assertThat(trend.since()).isEqualTo(1);
        assertThat(trend.velocity()).isCloseTo(0.1295, EXACT);
        assertThat(trend.acceleration()).isCloseTo(0.001, EXACT);
    }

    /** Two builds lie on one line whatever they are: nothing tells how sure its slope is. */
    @Test
    void twoBuildsHaveASlopeAndNoInterval() {
        Trend trend = of(Histories.of(2, i -> 60 + i), TrendSettings.DEFAULT);

        assertThat(trend.slopePerBuild()).isCloseTo(1, EXACT);
        assertThat(trend.perBuild().hasInterval()).isFalse();
        assertThat(trend.perBuild().leaning()).isZero();
    }

    /** Four builds a day: the fifth is the first that is a day after the first. */
    @Test
    void buildsOfOneDayHaveNoSlopeADay() {
        assertThat(of(Histories.of(4, i -> 60 + i), TrendSettings.DEFAULT).slopePerDay())
                .isNull();
        assertThat(of(Histories.of(5, i -> 60 + i), TrendSettings.DEFAULT).slopePerDay())
                .isCloseTo(4, EXACT);
    }

    @Test
    void aRiseOfOneDayHasNoDateYet() {
        List<Point> points = IntStream.range(0, 12)
                .mapToObj(i -> Point.builder(
                                i + 1, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(600L * i))
                        .totals(Counters.of(Metric.LINE, new Counter(600 + 10 * i, 400 - 10 * i)))
                        .create())
                .toList();

        Trend trend = of(points, TrendSettings.DEFAULT);

        assertThat(trend.direction()).isEqualTo(Direction.RISING);
        assertThat(trend.slopePerDay()).isNull();
        assertThat(trend.milestone().at()).isNull();
        assertThat(trend.milestone().reason())
                .isEqualTo("without a date yet: the builds of this rise lie within one day");
    }
}
