package io.jenkins.plugins.coveragemonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What recording drops of what was recorded, and what it keeps because later builds are judged by it. */
class RecordedRetentionTest {
    private static final Instant START = Instant.parse("2026-05-04T08:30:00Z");
    private static final GateRule NO_DROP =
            GateRule.on(Metric.LINE).maxDrop(new BigDecimal("0")).build();

    @TempDir
    private Path home;

    private Retention ofAllJobs = Retention.DEFAULT;

    private CoverageMonitor monitor(int day) {
        Clock clock = Clock.fixed(START.plus(Duration.ofDays(day)), ZoneOffset.UTC);
        return new CoverageMonitor(JobHome.below(home, "app"), "app", clock, () -> ofAllJobs);
    }

    /** Records the build of a day, whose number is the day's. */
    private RecordResult record(int day, int covered, MonitorConfig config) throws IOException {
        int[] numbers = IntStream.rangeClosed(1, 100).toArray();
        int[] hits = IntStream.range(0, 100).map(i -> i < covered ? 1 : 0).toArray();
        FileCoverage file = new FileCoverage(
                "a.c", new LineTable(numbers, hits, new int[100], new int[100]), FunctionTable.EMPTY, Counters.NONE);
        Measurement measurement = Measurement.of(List.of(Component.of("", List.of(file))), TestTotals.NONE);
        BuildContext build = new BuildContext("app", day, START.plus(Duration.ofDays(day)), null, null);
        RecordResult recorded = monitor(day)
                .record(build, new Collected(measurement, List.of(), List.of()), config, UnaryOperator.identity());
        monitor(day).complete(build, config, Silences.NONE);
        return recorded;
    }

    private List<Integer> kept(int day) throws IOException {
        return monitor(day).history().points().stream().map(Point::build).toList();
    }

    @Test
    void aJobKeepsItsNewestBuildsAndTheOneThatGatesCompareWith() throws IOException {
        MonitorConfig config = MonitorConfig.builder()
                .gates(List.of(NO_DROP))
                .retention(new Retention(3, 0, null, null, null))
                .build();
        record(1, 80, config);
        record(2, 90, config);
        for (int build = 3; build <= 8; build++) {
            record(build, 70, config);
        }

        assertThat(kept(8)).as("2 passed last").containsExactly(2, 6, 7, 8);
        GateResult judged = record(9, 85, config).verdict().results().get(0);
        assertThat(judged.baselineBuild()).isEqualTo(2);
        assertThat(judged.outcome()).isEqualTo(Outcome.WARNING);
    }

    @Test
    void aRatchetHoldsWhatABuildReachedThatHistoryDropped() throws IOException {
        MonitorConfig config = MonitorConfig.builder()
                .gates(List.of(GateRule.on(Metric.LINE).ratchet(true).build()))
                .retention(new Retention(2, 0, null, null, null))
                .build();
        record(1, 60, config);
        record(2, 90, config);
        for (int build = 3; build <= 9; build++) {
            record(build, 70, config);
        }

        GateResult judged = record(10, 85, config).verdict().results().get(0);
        assertThat(judged.outcome()).isEqualTo(Outcome.WARNING);
        assertThat(judged.expected()).contains("90");
    }

    @Test
    void whatIsSetForAllJobsHoldsUntilAJobSaysOtherwise() throws IOException {
        ofAllJobs = new Retention(0, 2, null, null, null);
        for (int build = 1; build <= 5; build++) {
            record(build, 80, MonitorConfig.DEFAULT);
        }
        assertThat(kept(5)).containsExactly(3, 4, 5);
        assertThat(monitor(5).retention()).isEqualTo(new Retention(0, 2, 90, 90, 90));

        MonitorConfig forEver = MonitorConfig.builder()
                .retention(new Retention(0, 0, null, null, null))
                .build();
        for (int build = 6; build <= 9; build++) {
            record(build, 80, forEver);
        }
        assertThat(kept(9)).containsExactly(3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void anAlertIsForgottenWhenItsTimeIsOverAndAnOpenOneNever() throws IOException {
        MonitorConfig config = MonitorConfig.builder()
                .retention(new Retention(2, null, 5, null, null))
                .build();
        record(1, 90, config);
        record(2, 80, config);
        assertThat(monitor(2).alerts().open()).hasSize(1);
        record(30, 80, config);
        assertThat(monitor(30).alerts().open()).as("it is open still").hasSize(1);

        record(31, 90, config);
        assertThat(monitor(31).alerts().alerts()).hasSize(1);
        monitor(35).watch(config.alerts(), Silences.NONE);
        assertThat(monitor(35).alerts().alerts()).hasSize(1);
        monitor(37).watch(config.alerts(), Silences.NONE);
        assertThat(monitor(37).alerts().alerts()).isEmpty();
    }

    @Test
    void aConfigurationThatCannotBeReadDropsNothing() throws IOException {
        record(1, 80, MonitorConfig.DEFAULT);
        ofAllJobs = new Retention(1, 0, null, null, null);
        Files.writeString(JobHome.below(home, "app").folder().resolve("config.json"), "{");

        assertThat(monitor(2).retention()).isEqualTo(Retention.DEFAULT);
    }
}
