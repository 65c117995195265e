package io.jenkins.plugins.coveragemonitor.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Alerts;
import io.jenkins.plugins.coveragemonitor.alert.Job;
import io.jenkins.plugins.coveragemonitor.alert.RuleSettings;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which components are looked at closely: those with an open alert, and those that moved most. */
class ComponentPreselectionTest {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private static Map<String, Counters> components(Map<String, Integer> covered) {
        Map<String, Counters> components = new TreeMap<>();
        covered.forEach((name, lines) -> components.put(name, Job.counters(lines)));
        return components;
    }

    private static Contexts builds(List<Map<String, Integer>> covered) {
        Contexts builds = new Contexts();
        for (int i = 0; i < covered.size(); i++) {
            builds.then(Contexts.build(i + 1, 9000)
                    .components(components(covered.get(i)))
                    .create());
        }
        return builds;
    }

    private static List<String> looked(Contexts builds, @Nullable BigDecimal up) {
        AlertSettings two = AlertSettings.DEFAULT.with(
                AlertType.TREND_DEGRADATION, new RuleSettings(null, null, null, null, 2, null));
        return new ComponentPreselection(builds.context(), "trend", Metric.LINE, two.rule(AlertType.TREND_DEGRADATION))
                .components(HALF, up);
    }

    @Test
    void theProjectAndWhatFellByTheLimitAreLookedAt() {
        Contexts builds = builds(List.of(
                Map.of("less", 9000, "limit", 9000, "rose", 9000),
                Map.of("less", 8951, "limit", 8950, "rose", 9100, "new", 5000)));
        assertThat(looked(builds, null)).containsExactly("", "limit");
        assertThat(looked(builds, BigDecimal.ONE)).containsExactly("", "rose", "limit");
        assertThat(looked(builds, new BigDecimal("1.01"))).containsExactly("", "limit");
    }

    @Test
    void anyEarlierBuildOfFiveWindowsCountsAndNoneBefore() {
        assertThat(looked(builds(List.of(Map.of("a", 9000), Map.of("a", 8000), Map.of("a", 8800))), null))
                .containsExactly("", "a");
        List<Map<String, Integer>> eleven = new java.util.ArrayList<>();
        eleven.add(Map.of("a", 9000));
        for (int build = 2; build <= 11; build++) {
            eleven.add(Map.of("a", 8900));
        }
        assertThat(looked(builds(eleven), null)).as("ten builds ago").containsExactly("", "a");
        eleven.add(Map.of("a", 8900));
        assertThat(looked(builds(eleven), null)).as("eleven builds ago").containsExactly("");
    }

    @Test
    void whatHasAnOpenAlertComesFirstAndWhatIsNotMeasuredDidNotMove() {
        Contexts builds =
                builds(List.of(Map.of("a", 9000, "b", 9000, "gone", 9000), Map.of("a", 8000, "b", 7000, "c", 9000)));
        builds.open(Alerts.active(AlertType.TREND_DEGRADATION, "trend", Metric.LINE, "c")
                .done());
        assertThat(looked(builds, null)).containsExactly("", "c", "b", "a");
        builds.open(Alerts.active(AlertType.TREND_DEGRADATION, "trend", Metric.LINE, "gone")
                .done());
        assertThat(looked(builds, null)).containsExactly("", "c", "gone", "b", "a");
    }

    @Test
    void thoseThatMovedMostAreLookedAtAndNoMoreThanFifty() {
        Map<String, Integer> before = new TreeMap<>();
        Map<String, Integer> now = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            before.put("c%02d".formatted(i), 9000);
            now.put("c%02d".formatted(i), i < 30 ? 8000 : 8000 - i);
        }
        List<String> looked = looked(builds(List.of(before, now)), null);
        assertThat(looked).hasSize(51).startsWith("", "c59", "c58").endsWith("c18", "c19");
    }
}
