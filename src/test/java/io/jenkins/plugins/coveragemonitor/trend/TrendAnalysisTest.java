package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrendAnalysisTest {
    private final SplittableRandom random = new SplittableRandom(42);

    private static Trend of(List<Point> points) {
        return TrendAnalysis.of(points, Metric.LINE, "", TrendSettings.DEFAULT);
    }

    private double noise() {
        return 0.05 * random.nextGaussian();
    }

    @Test
    void no_build_has_no_trend_and_no_zero() {
        Trend trend = of(Histories.of(3, i -> Double.NaN));

        assertThat(trend.measured()).isZero();
        assertThat(trend.slopePerBuild()).isNull();
        assertThat(trend.forecast()).isNull();
        assertThat(trend.direction()).isEqualTo(Direction.UNKNOWN);
        assertThat(trend.recommendation())
                .isEqualTo("Line coverage is not measured yet, so there is nothing to compare.");
    }

    @Test
    void a_few_builds_have_no_direction() {
        Trend trend = of(Histories.of(5, i -> 80 + i));

        assertThat(trend.direction()).isEqualTo(Direction.UNKNOWN);
        assertThat(trend.recommendation()).contains("5 measured builds are too few");
    }

    @Test
    void a_time_far_off_costs_no_other_build_its_place() {
        List<Point> points = new ArrayList<>(Histories.of(40, i -> 60 + 0.1 * i));
        Point last = points.remove(39);
        points.add(last.toBuilder()
                .time(Instant.parse("+300000000-01-01T00:00:00Z"))
                .create());

        CoverageSeries series = CoverageSeries.of(points, Metric.LINE, "");

        assertThat(series.days()[38]).isEqualTo(9.5);
        assertThat(series.days()[39]).isCloseTo(365.2425 * (300_000_000 - 2026), within(1.0));
    }

    @Test
    void unmeasured_builds_are_gaps_not_points() {
        Trend whole = of(Histories.of(40, i -> 60 + 0.1 * i));
        Trend gaps = of(Histories.of(40, i -> i % 3 == 1 ? Double.NaN : 60 + 0.1 * i));

        assertThat(gaps.measured()).isEqualTo(27);
        assertThat(gaps.slopePerBuild()).isCloseTo(whole.slopePerBuild(), within(1e-3));
        assertThat(gaps.changePoints()).isEmpty();
    }

    @Test
    void the_pace_is_told_per_build_and_per_day() {
        Trend trend = of(Histories.of(40, i -> 60 + 0.1 * i + noise()));

        assertThat(trend.slopePerBuild()).isCloseTo(0.1, within(0.01));
        assertThat(trend.slopePerDay()).isCloseTo(0.4, within(0.04));
        assertThat(trend.perBuild().low()).isLessThan(trend.slopePerBuild());
        assertThat(trend.regression().r2()).isGreaterThan(0.95);
        assertThat(trend.velocity()).isCloseTo(0.1, within(0.02));
        assertThat(trend.acceleration()).isCloseTo(0, within(0.002));
        assertThat(trend.direction()).isEqualTo(Direction.RISING);
    }

    @Test
    void the_pace_counts_from_the_last_change_point() {
        Trend trend = of(Histories.of(60, i -> (i < 30 ? 82 : 79) + noise()));

        assertThat(trend.changePoints()).singleElement().satisfies(change -> {
            assertThat(change.build()).isEqualTo(31);
            assertThat(change.commit()).isEqualTo("c31");
            assertThat(change.before()).isCloseTo(82, within(0.05));
            assertThat(change.after()).isCloseTo(79, within(0.05));
        });
        assertThat(trend.since()).isEqualTo(31);
        assertThat(trend.direction()).isEqualTo(Direction.NONE);
        assertThat(trend.recommendation())
                .contains("At #31 (commit c31) the level went from 8")
                .contains("look there first");
    }

    @Test
    void a_step_on_a_slope_is_as_large_as_the_line_shows_it() {
        // Seven builds 2.6 points below a rise that goes on all the while.
        Trend trend = of(Histories.of(120, i -> 78 + 0.05 * i - (i >= 86 && i < 93 ? 2.6 : 0) + noise() / 5));

        assertThat(trend.changePoints()).extracting(ChangePoint::build).containsExactly(87, 94);
        assertThat(trend.changePoints())
                .extracting(ChangePoint::by)
                .satisfiesExactly(down -> assertThat(down).isCloseTo(-2.55, within(0.1)), up -> assertThat(up)
                        .isCloseTo(2.65, within(0.1)));
        assertThat(trend.changePoints()).noneMatch(ChangePoint::bend);
    }

    @Test
    void a_rise_that_ends_is_another_pace_and_no_step() {
        Trend trend = of(Histories.of(100, i -> 70 + 0.2 * Math.min(i, 50) + noise() / 3));

        assertThat(trend.changePoints()).singleElement().satisfies(change -> {
            assertThat(change.build()).isBetween(46, 56);
            assertThat(change.bend()).isTrue();
            assertThat(change.after()).isCloseTo(80, within(0.4));
            assertThat(change.paceBefore()).isCloseTo(0.2, within(0.02));
            assertThat(change.paceAfter()).isZero();
        });
        assertThat(trend.recommendation()).contains(", the pace changed.").doesNotContain("level went");
    }

    @Test
    void a_stay_on_another_level_has_a_beginning_and_an_end() {
        Trend trend = of(Histories.of(60, i -> (i >= 30 && i < 36 ? 79 : 82) + noise()));

        assertThat(trend.changePoints()).extracting(ChangePoint::build).containsExactly(31, 37);
    }

    @Test
    void a_single_odd_build_is_an_anomaly_and_no_step() {
        Trend trend = of(Histories.of(60, i -> (i == 40 ? 75 : 82) + noise()));

        assertThat(trend.anomalies()).extracting(Anomaly::build).containsExactly(41);
        assertThat(trend.changePoints()).isEmpty();
    }

    @Test
    void a_component_that_comes_in_is_told_apart_from_lost_coverage() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Counter java = Histories.counter(80 + noise(), 10_000);
            Counter python = Histories.counter(40, 5_000);
            Counters javaCounters = Counters.of(Metric.LINE, java);
            points.add(
                    i < 20
                            ? Histories.point(i + 1, java, Map.of("java", javaCounters))
                            : Histories.point(
                                    i + 1,
                                    java.plus(python),
                                    Map.of("java", javaCounters, "python", Counters.of(Metric.LINE, python))));
        }

        Trend trend = of(points);

        assertThat(trend.changePoints()).singleElement().satisfies(change -> {
            assertThat(change.byComponents()).isTrue();
            assertThat(change.added()).containsExactly("python");
        });
        assertThat(trend.recommendation()).contains("because of what is counted: python came in");
    }

    @Test
    void a_rise_is_carried_forward_to_the_target_with_a_band() {
        TrendSettings settings = TrendSettings.DEFAULT.towards(BigDecimal.valueOf(90));
        List<Point> points = Histories.of(60, i -> 80 + 0.1 * i + noise());

        Forecast forecast = TrendAnalysis.of(points, Metric.LINE, "", settings).forecast();

        assertThat(forecast.build()).isBetween(98, 104);
        assertThat(forecast.at()).isBetween(forecast.earliest(), forecast.latest());
        assertThat(forecast.earliest()).isAfter(points.get(59).time());
    }

    @Test
    void no_forecast_is_made_without_a_significant_rise_or_too_far_ahead() {
        TrendSettings settings = TrendSettings.DEFAULT.towards(BigDecimal.valueOf(90));

        assertThat(TrendAnalysis.of(Histories.of(60, i -> 80 + noise()), Metric.LINE, "", settings)
                        .forecast())
                .returns(null, Forecast::at)
                .returns("not at this pace: there is no significant rise", Forecast::reason);
        assertThat(TrendAnalysis.of(Histories.of(60, i -> 50 + 0.01 * i), Metric.LINE, "", settings)
                        .forecast())
                .returns(null, Forecast::at)
                .returns("not at this pace: it would take more than 90 days", Forecast::reason);
    }

    @Test
    void milestones_and_targets_are_decided_exactly() {
        List<Point> points = List.of(
                Histories.point(1, new Counter(1, 3), Map.of()),
                Histories.point(2, new Counter(49_999, 50_001), Map.of()),
                Histories.point(3, new Counter(85_499, 14_501), Map.of()),
                Histories.point(4, new Counter(855, 145), Map.of()));
        TrendSettings settings = TrendSettings.DEFAULT.towards(BigDecimal.valueOf(90));

        assertThat(TrendAnalysis.of(points, Metric.LINE, "", settings).progress())
                .isEqualTo(new Progress(Map.of(25, 1, 50, 3, 75, 3), 75, 100, 42, Progress.Target.APPROACHING));
        assertThat(TrendAnalysis.of(points.subList(0, 3), Metric.LINE, "", settings)
                        .progress()
                        .target())
                .isEqualTo(Progress.Target.AHEAD);
    }

    @Test
    void a_falling_level_is_degrading_and_says_what_it_costs() {
        Trend trend = of(Histories.of(40, i -> 80 - 0.1 * i + noise()));

        assertThat(trend.degrading()).isTrue();
        assertThat(trend.recommendation())
                .contains("Line coverage falls by 0.10 points a build (40 builds, p < 0.001)");
    }

    @Test
    void something_is_to_be_done_where_it_falls_or_fell_last() {
        assertThat(of(Histories.of(40, i -> 80 - 0.1 * i + noise())).callsForAction())
                .isTrue();
        assertThat(of(Histories.of(60, i -> (i < 30 ? 82 : 79) + noise())).callsForAction())
                .isTrue();
        assertThat(of(Histories.of(60, i -> (i < 30 ? 79 : 82) + noise())).callsForAction())
                .isFalse();
        assertThat(of(Histories.of(40, i -> 60 + 0.1 * i + noise())).callsForAction())
                .isFalse();
        assertThat(of(Histories.of(3, i -> Double.NaN)).callsForAction()).isFalse();
    }

    @Test
    void days_are_written_as_people_write_them() {
        assertThat(of(Histories.of(40, i -> 60 + 0.1 * i + noise())).recommendation())
                .containsPattern("comes about \\d{1,2} [A-Z][a-z]{2} \\d{4}[ (]");
    }

    @Test
    void commons_cli_changed_its_level_at_the_builds_its_history_names() throws Exception {
        Trend trend = of(CommonsCli.points());

        assertThat(trend.changePoints()).extracting(ChangePoint::build).containsExactly(16, 21, 24);
        assertThat(trend.changePoints().get(0).commit()).startsWith("6349e710");
        assertThat(trend.direction()).isEqualTo(Direction.NONE);
    }
}
