package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The promises of docs/statistics.md, on fewer series than its table. */
@DisplayName("On series whose truth is known, the analysis")
class TrendEvaluationTest {
    private static List<TrendEvaluation.Score> scores;

    @BeforeAll
    static void evaluate() {
        scores = new TrendEvaluation(400).scores();
    }

    @Test
    void finds_nothing_in_noise_but_in_ten_of_a_thousand() {
        assertThat(of("flat, independent", "have any of these"))
                .hasSize(3)
                .allSatisfy(score -> assertThat(score.share()).isLessThanOrEqualTo(0.010));
        assertThat(of("", "have any finding")).hasSize(3).allSatisfy(score -> assertThat(score.share())
                .isLessThanOrEqualTo(0.010));
        assertThat(of("flat, each build remembers", "have a direction"))
                .hasSize(2)
                .allSatisfy(score -> assertThat(score.share()).isLessThanOrEqualTo(0.010));
    }

    @Test
    void finds_a_step_within_three_builds_of_where_it_is() {
        assertThat(of("step of 3 noise widths at #31, 30", "have a change point within 3 builds of it"))
                .singleElement()
                .satisfies(score -> assertThat(score.share()).isGreaterThanOrEqualTo(0.95));
    }

    @Test
    void finds_a_drift_within_forty_builds() {
        assertThat(of("drift", "have that direction")).hasSize(2).allSatisfy(score -> assertThat(score.share())
                .isGreaterThanOrEqualTo(0.95));
    }

    @Test
    void covers_the_true_slope_at_the_stated_rate() {
        // Four hundred series know their share to about a point more than the five thousand of the table.
        assertThat(scores.stream()
                        .filter(score -> score.question().contains("interval"))
                        .filter(score -> !score.series().contains("remembers")))
                .hasSize(5)
                .allSatisfy(score -> assertThat(score.share()).isBetween(0.92, 0.98));
    }

    @Test
    void takes_a_spike_for_a_spike() {
        assertThat(of("spike", "have an anomaly there")).singleElement().satisfies(score -> assertThat(score.share())
                .isGreaterThanOrEqualTo(0.95));
        assertThat(of("spike", "have a change point")).singleElement().satisfies(score -> assertThat(score.share())
                .isLessThanOrEqualTo(0.010));
    }

    private static List<TrendEvaluation.Score> of(String series, String question) {
        return scores.stream()
                .filter(score ->
                        score.series().startsWith(series) && score.question().equals(question))
                .toList();
    }
}
