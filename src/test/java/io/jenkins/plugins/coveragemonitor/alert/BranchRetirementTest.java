package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BranchRetirementTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final List<Point> history = new ArrayList<>();

    private void built(String branch, int daysAgo, int lines) {
        history.add(Point.builder(history.size() + 1, NOW.minus(Duration.ofDays(daysAgo)))
                .totals(Job.counters(lines))
                .branch(branch)
                .create());
    }

    private Set<String> gone(int days) {
        return BranchRetirement.gone(
                history, AlertSettings.DEFAULT.toBuilder().branchDays(days).build(), NOW);
    }

    @Test
    void aBranchThatWasNotBuiltForSoManyDaysIsGone() {
        built("feature", 30, 9000);
        built("main", 1, 9000);
        assertThat(gone(30)).containsExactly("feature");
        assertThat(gone(31)).isEmpty();
    }

    @Test
    void zeroDaysIsNever() {
        built("feature", 3000, 9000);
        built("main", 1, 9000);
        assertThat(gone(0)).isEmpty();
    }

    @Test
    void anUnmeasuredBuildIsABuildOfTheBranchToo() {
        built("feature", 90, 9000);
        built("feature", 3, -1);
        built("main", 1, 9000);
        assertThat(gone(30)).isEmpty();
    }

    @Test
    void aJobThatBuildsNothingHasLostNoBranch() {
        built("feature", 120, 9000);
        built("main", 100, 9000);
        assertThat(gone(30)).containsExactly("feature");
        history.clear();
        built("main", 100, 9000);
        built("main", 99, 9000);
        assertThat(gone(30)).isEmpty();
    }

    @Test
    void buildsWithoutABranchAreNone() {
        built(null, 100, 9000);
        built("main", 1, 9000);
        assertThat(gone(30)).isEmpty();
    }
}
