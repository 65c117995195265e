package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.rule.ComponentPreselection;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slow losses and odd builds of a component, of which the project as a whole shows nothing. */
class ComponentTrendsTest {
    @TempDir
    Path folder;

    private Job job;

    @BeforeEach
    void newJob() {
        job = new Job(folder);
    }

    private AlertEvent build(int project, Map<String, Integer> components) throws IOException {
        return job.build(job.point(job.history.size() + 1, project, components, TestTotals.NONE));
    }

    @Test
    void aComponentThatFallsSlowlyIsTheComponentsAlert() throws IOException {
        for (int build = 1; build <= 9; build++) {
            assertThat(build(9000, Map.of("worker", 8000 - 10 * build, "web", 9500))
                            .notices())
                    .isEmpty();
        }
        assertThat(Job.notified(build(9000, Map.of("worker", 7900, "web", 9500))))
                .containsExactly(
                        "FIRING TREND_DEGRADATION worker: line coverage fell slowly, 0.90 points since #1, to 79.00 %");
        assertThat(job.book.open())
                .extracting(alert -> alert.key().toString())
                .containsExactly("app:-:trend:LINE:worker");
        assertThat(job.build(Job.without(job.point(11, 9000, Map.of("web", 9500), TestTotals.NONE), "worker", 10))
                        .notices())
                .as("lost, not better")
                .extracting(notice -> notice.alert().type())
                .containsExactly(AlertType.MEASUREMENT_LOST);
        build(9000, Map.of("worker", 7960, "web", 9500));
        assertThat(Job.notified(build(9000, Map.of("worker", 7960, "web", 9500))))
                .containsExactly("RESOLVED TREND_DEGRADATION worker: line coverage no longer falls; it is at 79.60 %");
    }

    @Test
    void aSlowLossOfTheProjectMutesThatOfItsComponents() throws IOException {
        AlertEvent step = null;
        for (int build = 1; build <= 10; build++) {
            step = build(9000 - 10 * build, Map.of("worker", 8000 - 20 * build));
        }
        assertThat(step.notices())
                .extracting(notice -> notice.alert().key().component())
                .containsExactly("");
        assertThat(step.muted())
                .extracting(alert -> alert.type() + " " + alert.key().component())
                .containsExactly("TREND_DEGRADATION worker");
    }

    @Test
    void anOddBuildOfAComponentIsTheComponentsAlert() throws IOException {
        for (int build = 1; build <= 11; build++) {
            build(9000, Map.of("worker", 8000 + build % 2));
        }
        assertThat(build(9000, Map.of("worker", 7960)).notices()).isEmpty();
        assertThat(Job.notified(build(9000, Map.of("worker", 7920))))
                .containsExactly("FIRING ANOMALY worker: line coverage is 79.20 %, far off the usual 80.00 %");
        assertThat(Job.notified(build(9000, Map.of("worker", 7968))))
                .containsExactly("RESOLVED ANOMALY worker: line coverage is 79.68 %, as usual");
    }

    @Test
    void whatIsOnlyCarriedForwardIsNoTrend() throws IOException {
        for (int build = 1; build <= 30; build++) {
            Point point = job.point(build, 9000, Map.of("worker", 8000 - 10 * build), TestTotals.NONE);
            Point carried = Point.builder(point.build(), point.time())
                    .totals(point.totals())
                    .components(point.components())
                    .carried(Map.of("worker", new Carried(7, point.time())))
                    .tests(point.tests())
                    .commit(point.commit())
                    .create();
            job.build(build < 8 ? point : carried);
        }
        assertThat(job.book.open()).as("seven were measured, eight are needed").isEmpty();
    }

    @Test
    void ofManyComponentsThoseThatMovedMostAreAnalysed() throws IOException {
        for (int build = 1; build <= 10; build++) {
            Map<String, Integer> components = new HashMap<>();
            for (int component = 0; component < 200; component++) {
                components.put("c%03d".formatted(component), 9000 - (10 + component / 10) * build);
            }
            build(9000, components);
        }
        List<String> open = job.book.open().stream()
                .filter(alert -> alert.type() == AlertType.TREND_DEGRADATION)
                .map(alert -> alert.key().component())
                .toList();
        assertThat(open)
                .hasSize(ComponentPreselection.MOST)
                .contains("c199", "c150")
                .doesNotContain("c149");
    }
}
