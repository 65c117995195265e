package io.jenkins.plugins.coveragemonitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.trend.ChangePoint;
import io.jenkins.plugins.coveragemonitor.trend.Direction;
import io.jenkins.plugins.coveragemonitor.trend.Slope;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trend is said in one sentence, and never more surely than it is. */
class TrendWordsTest {
    private static final Point FAILED = SamplePages.POINTS.get(119);
    private static final Point PASSED = SamplePages.POINTS.get(118);
    private static final Difference FELL = new Difference(-1, "−0.62 points", 119);

    private static Trend trend(Direction direction, double slope, boolean step) {
        List<ChangePoint> steps = step
                ? List.of(new ChangePoint(94, "c19a6f0", 80.04, 82.97, 0, 0, false, 0, 0, 0, Set.of(), Set.of(), false))
                : List.of();
        Slope pace = new Slope(slope, slope / 2, slope * 2);
        return new Trend(
                Metric.LINE,
                "",
                119,
                step ? 94 : 1,
                27,
                pace,
                pace,
                0.0004,
                direction,
                null,
                null,
                null,
                steps,
                List.of(),
                null,
                null,
                null,
                "");
    }

    private static String sentence(Trend trend, Point newest, Difference change) {
        return TrendWords.sentence(trend, newest, change);
    }

    @Test
    void joinsWayBuildAndGate() {
        assertThat(sentence(trend(Direction.RISING, 0.042, true), FAILED, FELL))
                .isEqualTo("Rising 0.04 points a build since #94, but #120 fell 0.62 points and failed a gate.");
        assertThat(sentence(
                        trend(Direction.FALLING, -0.001, false), PASSED, new Difference(-1, "under −0.01 points", 118)))
                .isEqualTo("Falling under 0.01 points a build, and #119 fell under 0.01 points.");
        assertThat(sentence(trend(Direction.NONE, 0, true), PASSED, new Difference(0, "no change", 118)))
                .isEqualTo("No clear direction since #94, and #119 changed nothing.");
    }

    @Test
    void saysSinceWhenOnlyWhereThatIsKnown() {
        assertThat(TrendWords.direction(trend(Direction.NONE, 0.04, false), TrendSettings.DEFAULT)
                        .text())
                .isEqualTo("Rising, not yet certain");
        assertThat(sentence(trend(Direction.NONE, -0.04, true), PASSED, new Difference(0, "no change", 118)))
                .isEqualTo("Falling, not yet certain, since #94, and #119 changed nothing.");
    }

    @Test
    void comparesNothingWithAnUnmeasuredBuild() {
        assertThat(sentence(trend(Direction.RISING, 0.05, false), SamplePages.POINTS.get(70), null))
                .isEqualTo("Rising 0.05 points a build, and #71 is unmeasured.");
    }

    @Test
    void saysItsDoubt() {
        TrendSettings settings = TrendSettings.DEFAULT;
        assertThat(TrendWords.doubt(trend(Direction.RISING, 0.04, true), settings, FAILED, FELL))
                .isEqualTo(
                        "The trend is significant (27 builds, p < 0.001). One build is too few to call #120 a step.");
        assertThat(TrendWords.doubt(trend(Direction.NONE, 0, true), settings, PASSED, null))
                .startsWith("27 builds show no direction");
        assertThat(TrendWords.direction(trend(Direction.UNKNOWN, 0, false), settings)
                        .text())
                .isEqualTo(
                        "No direction yet: 27 of 8 builds needed".replace("27 of 8", "27 of " + settings.minSamples()));
    }

    @ParameterizedTest
    @CsvSource({"0.004, under +0.01", "-0.004, under −0.01", "0.005, +0.01", "-2.334, −2.33", "0, 0.00"})
    void neverShowsADifferenceAsNothing(double points, String text) {
        assertThat(TrendWords.signed(points)).isEqualTo(text);
    }
}
