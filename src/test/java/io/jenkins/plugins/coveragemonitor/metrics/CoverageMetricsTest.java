package io.jenkins.plugins.coveragemonitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertStore;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.FlagCounters;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.notify.outbox.ChannelStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a board scrapes. */
class CoverageMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    Path folder;

    private static Point point(int build, String branch, Counters totals, Map<String, Counters> components) {
        return Point.builder(build, NOW.minusSeconds(100L - build))
                .totals(totals)
                .components(components)
                .gates(totals.isEmpty() ? Map.of() : Map.of(Outcome.WARNING, 1, Outcome.PASSED, 2))
                .branch(branch)
                .create();
    }

    private static Counters lines(int covered, int missed) {
        return Counters.of(Metric.LINE, new Counter(covered, missed));
    }

    private static String text(List<JobSample> jobs) {
        return text(jobs, Map.of(), List.of(), "");
    }

    private static String text(
            List<JobSample> jobs, Map<String, Duration> steps, List<ChannelStatus> channels, String accept) {
        return new String(
                MetricsText.of(CoverageMetrics.of(jobs, steps, channels, NOW), accept)
                        .body(),
                StandardCharsets.UTF_8);
    }

    private static JobSample job(Point... points) {
        return new JobSample("pay", "", List.of(points), List.of());
    }

    @Test
    void theNewestMeasuredBuildOfEachBranchIsTold() {
        String text = text(List.of(job(
                point(1, "main", lines(1, 9), Map.of()),
                point(2, "main", lines(7, 3), Map.of("back end", lines(6, 1))),
                point(3, "dev", lines(2, 2), Map.of()),
                point(4, "main", Counters.NONE, Map.of()))));
        assertThat(text.lines())
                .contains(
                        "coverage_monitor_covered{branch=\"main\",job=\"pay\",metric=\"line\"} 7.0",
                        "coverage_monitor_missed{branch=\"main\",job=\"pay\",metric=\"line\"} 3.0",
                        "coverage_monitor_covered{branch=\"main\",component=\"back end\",job=\"pay\",metric=\"line\"} 6.0",
                        "coverage_monitor_covered{branch=\"dev\",job=\"pay\",metric=\"line\"} 2.0",
                        "coverage_monitor_build{branch=\"main\",job=\"pay\"} 2.0",
                        "coverage_monitor_measurement_age_seconds{branch=\"main\",job=\"pay\"} 98.0",
                        "coverage_monitor_gates{branch=\"main\",job=\"pay\",result=\"warning\"} 1.0",
                        "coverage_monitor_gates{branch=\"main\",job=\"pay\",result=\"passed\"} 2.0",
                        "coverage_monitor_gate_result{branch=\"main\",job=\"pay\"} 1.0",
                        "coverage_monitor_open_alerts{job=\"pay\",severity=\"critical\"} 0.0")
                .noneMatch(line -> line.contains("\"branch\""));
    }

    @Test
    void whatIsNotMeasuredIsAbsentAndNeverZero() {
        String text = text(List.of(
                job(point(1, null, Counters.NONE, Map.of())),
                new JobSample(
                        "running",
                        "",
                        List.of(point(1, null, lines(1, 1), Map.of()).with(BuildState.RUNNING)),
                        List.of()),
                new JobSample("new", "", List.of(), List.of())));
        assertThat(text)
                .doesNotContain("coverage_monitor_covered")
                .doesNotContain("coverage_monitor_missed")
                .doesNotContain("coverage_monitor_gate")
                .doesNotContain("measurement_age")
                .doesNotContain("-1")
                .doesNotContain("job=\"new\"");
        Counters noBranches = lines(1, 0);
        assertThat(text(List.of(job(point(1, null, noBranches, Map.of()))))).doesNotContain("metric=\"branch\"");
    }

    @Test
    void aFlagHasSeriesOfItsOwn() {
        Map<String, FlagCounters> flags = new TreeMap<>();
        flags.put("unit", new FlagCounters(lines(6, 4), Map.of(), Map.of(), TestTotals.NONE));
        for (int i = 0; i < CoverageMetrics.COMPONENTS; i++) {
            flags.put("f" + i, new FlagCounters(lines(1, 1), Map.of(), Map.of(), TestTotals.NONE));
        }
        Point point =
                point(1, null, lines(7, 3), Map.of()).toBuilder().flags(flags).create();
        assertThat(text(List.of(job(point))).lines())
                .contains(
                        "coverage_monitor_covered{job=\"pay\",metric=\"line\"} 7.0",
                        "coverage_monitor_covered{flag=\"unit\",job=\"pay\",metric=\"line\"} 6.0",
                        "coverage_monitor_missed{flag=\"unit\",job=\"pay\",metric=\"line\"} 4.0",
                        "coverage_monitor_parts_left_out 1.0")
                .filteredOn(line -> line.startsWith("coverage_monitor_covered{flag="))
                .hasSize(CoverageMetrics.COMPONENTS);
    }

    @Test
    void openAlertsAreCountedBySeverity() throws IOException {
        List<Point> points = List.of(point(1, null, lines(90, 10), Map.of()), point(2, null, lines(50, 50), Map.of()));
        AlertStore book = AlertStore.of(JobHome.below(folder, "pay"), "pay", Clock.fixed(NOW, ZoneOffset.UTC));
        for (int i = 0; i < 2; i++) {
            book.evaluate(points.get(i), points.subList(0, i + 1), List.of(), AlertSettings.DEFAULT, Silences.NONE);
        }
        assertThat(text(List.of(new JobSample("pay", "", points, book.alerts())))
                        .lines())
                .contains(
                        "coverage_monitor_open_alerts{job=\"pay\",severity=\"critical\"} 1.0",
                        "coverage_monitor_open_alerts{job=\"pay\",severity=\"warning\"} 0.0");
    }

    @Test
    void labelsAreBoundedAndWhatIsLeftOutIsCounted() {
        Map<String, Counters> components = new TreeMap<>();
        for (int i = 0; i < CoverageMetrics.COMPONENTS + 7; i++) {
            components.put("c" + i, lines(i, 1));
        }
        List<Point> points = new ArrayList<>();
        for (int i = 1; i <= CoverageMetrics.BRANCHES + 5; i++) {
            points.add(point(i, "b" + i, lines(i, 1), i == 25 ? components : Map.of()));
        }
        String text = text(List.of(new JobSample("pay", "", points, List.of())));
        assertThat(text.lines().filter(line -> line.startsWith("coverage_monitor_build{")))
                .hasSize(CoverageMetrics.BRANCHES)
                .noneMatch(line -> line.contains("\"b5\""))
                .anyMatch(line -> line.contains("\"b25\""));
        assertThat(text)
                .doesNotContain("\"c0\"")
                .contains("component=\"c56\"")
                .contains("coverage_monitor_parts_left_out 12.0");
        List<JobSample> many = new ArrayList<>();
        for (int i = 0; i < CoverageMetrics.PARTS + 3; i++) {
            many.add(new JobSample("j" + i, "", List.of(point(1, null, lines(1, 1), Map.of())), List.of()));
        }
        assertThat(text(many)).contains("coverage_monitor_parts_left_out 3.0");
    }

    @Test
    void stepsAndDeliveriesAreToldInBothFormats() {
        ChannelStatus ops = new ChannelStatus("ops", 2, 0, 40, 3, 1, null, null, null);
        List<JobSample> jobs = List.of(job(point(1, null, lines(1, 1), Map.of())));
        Map<String, Duration> steps = Map.of("pay", Duration.ofMillis(1500), "hidden", Duration.ofMillis(7));
        assertThat(text(jobs, steps, List.of(ops), "text/plain"))
                .contains("coverage_monitor_step_duration_seconds{job=\"pay\"} 1.5")
                .contains("coverage_monitor_deliveries_total{channel=\"ops\",result=\"delivered\"} 40.0")
                .contains("coverage_monitor_deliveries_waiting{channel=\"ops\"} 2.0")
                .doesNotContain("hidden")
                .doesNotContain("# EOF");
        assertThat(text(jobs, steps, List.of(ops), "application/openmetrics-text;version=1.0.0,text/plain;q=0.5"))
                .endsWith("# EOF\n")
                .contains("# TYPE coverage_monitor_deliveries counter");
    }

    @Test
    void namesThatAreStrangeAreQuoted() {
        String text = text(List.of(
                new JobSample("a\"b\\c\nd", "second", List.of(point(1, null, lines(1, 1), Map.of())), List.of())));
        assertThat(text).contains("coverage_monitor_build{job=\"a\\\"b\\\\c\\nd\",monitor=\"second\"} 1.0");
    }
}
