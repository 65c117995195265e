package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Change points")
class ChangePointsTest {
    private final SplittableRandom random = new SplittableRandom(7);

    private double noise() {
        return 0.2 * random.nextGaussian();
    }

    private static List<Integer> found(int builds, IntToDoubleFunction percent) {
        return TrendAnalysis.of(Histories.of(builds, percent), Metric.LINE, "", TrendSettings.DEFAULT)
                .changePoints()
                .stream()
                .map(ChangePoint::build)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 7, 10})
    void a_full_run_after_each_few_partial_ones_is_no_row_of_changes(int every) {
        assertThat(found(200, i -> (i % every == 0 ? 80 : 40) + noise())).isEmpty();
        assertThat(found(200, i -> (i % every == 0 ? 40 : 80) + noise())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 6, 8})
    void runs_of_full_and_of_partial_builds_in_turn_are_no_row_of_changes(int length) {
        assertThat(found(240, i -> (i / length % 2 == 0 ? 80 : 40) + noise())).isEmpty();
    }

    @Test
    void a_level_that_decays_and_is_set_back_again_and_again_is_no_row_of_changes() {
        assertThat(found(240, i -> 80 - 2 * (i % 8) + noise())).isEmpty();
    }

    @Test
    void several_levels_are_found_together() {
        double[] levels = {82, 76, 81, 74, 80, 84};

        assertThat(found(180, i -> levels[i / 30] + noise())).containsExactly(31, 61, 91, 121, 151);
    }

    @Test
    void a_rise_that_ends_at_a_build_has_changed_there() {
        assertThat(found(120, i -> 60 + 0.25 * Math.min(i, 60) + noise()))
                .singleElement()
                .satisfies(build -> assertThat(build).isBetween(57, 65));
    }

    @Test
    void growth_that_slows_down_has_no_build_at_which_it_changed() {
        assertThat(found(150, i -> 90 - 40 * Math.exp(-i / 50.0) + noise())).isEmpty();
        assertThat(found(150, i -> 40 + 40 / (1 + Math.exp((75 - i) / 30.0)) + noise()))
                .isEmpty();
        assertThat(found(150, i -> 30 + 10 * Math.exp(i / 100.0) + noise())).isEmpty();
    }

    @Test
    void a_large_fall_in_a_long_quiet_history_is_found_where_it_is() {
        assertThat(found(3_000, i -> (i < 2_950 ? 80 : 77) + noise())).containsExactly(2_951);
        assertThat(found(3_000, i -> (i < 40 ? 80 : 77) + noise())).containsExactly(41);
    }

    @Test
    void what_people_see_does_not_depend_on_the_scale() {
        IntToDoubleFunction shape = i -> (i < 40 ? 0.2 : i < 90 ? 0.8 : 0.4) + 0.02 * Math.sin(i * i);

        assertThat(found(130, i -> 100 * shape.applyAsDouble(i)))
                .containsExactly(41, 91)
                .isEqualTo(found(130, i -> 50 + 10 * shape.applyAsDouble(i)));
    }

    @Test
    void a_step_of_less_than_the_least_is_none() {
        assertThat(found(100, i -> i < 50 ? 80 : 80.08)).isEmpty();
        assertThat(found(100, i -> i < 50 ? 80 : 80.12)).containsExactly(51);
    }
}
