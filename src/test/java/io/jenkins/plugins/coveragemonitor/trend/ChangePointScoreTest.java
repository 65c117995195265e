package io.jenkins.plugins.coveragemonitor.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Worked out on paper. */
class ChangePointScoreTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void who_agrees_with_everybody_has_the_full_score() {
        assertThat(ChangePointScore.of(List.of(List.of(40), List.of(40)), List.of(40), 100))
                .isEqualTo(new ChangePointScore(1, 1));
        assertThat(ChangePointScore.of(List.of(List.of()), List.of(), 100)).isEqualTo(new ChangePointScore(1, 1));
    }

    /** Found and true: 0. Recall 1/2 and 1, so 3/4; precision 1. The one segment overlaps half of each of 50. */
    @Test
    void a_missed_change_costs_recall() {
        ChangePointScore score = ChangePointScore.of(List.of(List.of(50), List.of()), List.of(), 100);

        assertThat(score.f1()).isCloseTo(2 * 0.75 / 1.75, EXACT);
        assertThat(score.covering()).isCloseTo((0.5 + 1) / 2, EXACT);
    }

    /** Precision 1/3, recall 1. Of segments of 20, 30 and 50 the longest overlaps half of the whole. */
    @Test
    void a_change_that_nobody_saw_costs_precision() {
        ChangePointScore score = ChangePointScore.of(List.of(List.of(), List.of()), List.of(20, 50), 100);

        assertThat(score.f1()).isCloseTo(2.0 / 3 / (4.0 / 3), EXACT);
        assertThat(score.covering()).isCloseTo(0.5, EXACT);
    }

    /**
     * Precision against both people together: 0, 30 and 70 are marked by one of them, so 3/3. Recall 2/2 and 2/2. Covering
     * for who marked 30 alone: 30·1 + 70·(40/70); for who marked 70 alone: 70·(40/70) + 30·1.
     */
    @Test
    void precision_is_against_what_anybody_marked() {
        ChangePointScore score = ChangePointScore.of(List.of(List.of(30), List.of(70)), List.of(30, 70), 100);

        assertThat(score.f1()).isCloseTo(1, EXACT);
        assertThat(score.covering()).isCloseTo(0.7, EXACT);
    }

    @Test
    void five_places_off_is_near_and_six_are_not() {
        List<List<Integer>> marked = List.of(List.of(50));

        assertThat(ChangePointScore.of(marked, List.of(55), 100).f1()).isCloseTo(1, EXACT);
        assertThat(ChangePointScore.of(marked, List.of(45), 100).f1()).isCloseTo(1, EXACT);
        assertThat(ChangePointScore.of(marked, List.of(56), 100).f1()).isCloseTo(0.5, EXACT);
    }

    /** 50 takes 52, the nearest; 56 is left with nothing near, and 46 was marked by nobody. Precision 2/3, recall 2/3. */
    @Test
    void one_found_change_stands_for_one_marked() {
        ChangePointScore twice = ChangePointScore.of(List.of(List.of(50, 56)), List.of(44, 52), 100);
        ChangePointScore once = ChangePointScore.of(List.of(List.of(50, 53)), List.of(52), 100);

        assertThat(twice.f1()).isCloseTo(2.0 / 3, EXACT);
        assertThat(once.f1()).as("precision 1, recall 2/3").isCloseTo(0.8, EXACT);
    }

    /** The start is everybody's, so a change found in the first places takes nothing from it but precision: 1/2. */
    @Test
    void the_start_is_a_match_of_its_own() {
        assertThat(ChangePointScore.of(List.of(List.of()), List.of(3), 100).f1())
                .isCloseTo(2 * 0.5 / 1.5, EXACT);
    }
}
