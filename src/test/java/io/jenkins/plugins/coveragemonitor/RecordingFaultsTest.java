package io.jenkins.plugins.coveragemonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails, is interrupted or is killed while a build is recorded leaves all of it or nothing. */
class RecordingFaultsTest {
    private static final Instant START = Instant.parse("2026-05-04T08:30:00Z");

    @TempDir
    private Path home;

    @AfterEach
    void forgetInterrupts() {
        Thread.interrupted();
    }

    private JobHome job() {
        return JobHome.below(home, "app");
    }

    private CoverageMonitor monitor() {
        return new CoverageMonitor(job(), "app", Clock.systemUTC());
    }

    private static BuildContext build(int number) {
        return new BuildContext("app", number, START.plusSeconds(3600L * number), null, null);
    }

    private static Collected report(String path, int covered, int missed) {
        int size = covered + missed;
        int[] numbers = IntStream.rangeClosed(1, size).toArray();
        int[] hits = IntStream.range(0, size).map(i -> i < covered ? 1 : 0).toArray();
        FileCoverage file = new FileCoverage(
                path, new LineTable(numbers, hits, new int[size], new int[size]), FunctionTable.EMPTY, Counters.NONE);
        return new Collected(
                Measurement.of(List.of(Component.of("", List.of(file))), TestTotals.NONE), List.of(), List.of());
    }

    private static MonitorConfig config(AlertSettings alerts, GateRule... gates) {
        return MonitorConfig.builder().gates(List.of(gates)).alerts(alerts).build();
    }

    private static GateRule atLeast(String percent) {
        return GateRule.on(Metric.LINE).atLeast(new BigDecimal(percent)).build();
    }

    private RecordResult record(BuildContext build, Collected collected, MonitorConfig config) throws IOException {
        return monitor().record(build, collected, config, UnaryOperator.identity());
    }

    private Path beside(int build, String name) {
        return job().measurement(build).resolveSibling(name);
    }

    /** Every file of the home but the locks, with its content. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".lock")) {
                    files.put(home.relativize(file).toString(), new String(Files.readAllBytes(file), "ISO-8859-1"));
                }
            }
        }
        return files;
    }

    /** Whatever cannot be written: all is as it was before, and the build can be recorded when the reason is gone. */
    @ParameterizedTest
    @ValueSource(strings = {"coverage.cov.new", "coverage.json.new"})
    void whatCannotBeWrittenBesideTheBuildLeavesAllAsItWas(String inTheWay) throws IOException {
        record(build(1), report("a.c", 8, 2), config(null, atLeast("50")));
        record(build(2).running(), report("a.c", 8, 2), config(null, atLeast("60")));
        for (int number : List.of(2, 3)) {
            Map<String, String> before = files();
            Path obstacle = beside(number, inTheWay);
            Files.createDirectories(obstacle.resolve("x"));

            assertThatThrownBy(() -> record(build(number).running(), report("b.c", 1, 9), config(null, atLeast("70"))))
                    .isInstanceOf(IOException.class);

            Files.delete(obstacle.resolve("x"));
            Files.delete(obstacle);
            assertThat(files()).as("#%s", number).isEqualTo(before);
            record(build(number).running(), report("b.c", 1, 9), config(null, atLeast("70")));
            assertThat(monitor().point(number)).isPresent();
        }
    }

    @Test
    void aHistoryThatCannotBeWrittenLeavesAllAsItWas() throws IOException {
        record(build(1), report("a.c", 8, 2), config(null, atLeast("50")));
        Path history = job().history();
        Files.delete(history);
        Files.createDirectories(history.resolve("x"));
        Map<String, String> before = files();

        assertThatThrownBy(() -> record(build(2), report("a.c", 9, 1), config(null, atLeast("70"))))
                .isInstanceOf(IOException.class);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void anInterruptDoesNotBreakARecordOff() throws IOException {
        Thread.currentThread().interrupt();

        record(build(1).running(), report("a.c", 8, 2), config(null, atLeast("50")));
        monitor().ended(1, BuildState.ABORTED);

        assertThat(Thread.interrupted())
                .as("whoever stopped the build is heard afterwards")
                .isTrue();
        assertThat(monitor().point(1)).map(Point::buildState).contains(BuildState.ABORTED);
        assertThat(monitor().record(1)).isPresent();
        assertThat(monitor().measurement(1)).isPresent();
    }

    @Test
    void theBuildsFolderHoldsMeasurementAndRecordAndNothingElse() throws IOException {
        Path folder = Files.createDirectories(job().measurement(1).getParent());
        for (String left :
                List.of("coverage.cov123.new", "coverage.cov.new", "coverage.json.new", "coverage.json.lock")) {
            Files.writeString(folder.resolve(left), "");
        }
        Files.writeString(folder.resolve("web.cov.new"), "of another monitor, which may be writing it now");

        record(build(1), report("a.c", 8, 2), config(null));

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("coverage.cov", "coverage.json", "web.cov.new");
    }

    /** A crash of the process after each step of a record: measurement, record, history. */
    @Test
    void aMeasurementAloneOfABuildThatWasKilledGoes() throws IOException {
        record(build(1).running(), report("a.c", 8, 2), config(null));
        Files.delete(beside(1, "coverage.json"));
        Files.delete(job().history());

        assertThat(monitor().unfinished()).containsExactly(1);
        assertThat(monitor().ended(1, BuildState.ABORTED)).isEmpty();

        assertThat(job().measurement(1)).doesNotExist();
        assertThat(monitor().unfinished()).isEmpty();
    }

    @Test
    void aRecordThatHistoryDoesNotKnowYetIsAddedToIt() throws IOException {
        Point recorded = record(build(1).running(), report("a.c", 8, 2), config(null, atLeast("50")))
                .point();
        Files.delete(job().history());

        assertThat(monitor().ended(1, BuildState.ABORTED)).contains(recorded.with(BuildState.ABORTED));

        assertThat(monitor().history().points()).containsExactly(recorded.with(BuildState.ABORTED));
        assertThat(monitor().unfinished()).isEmpty();
    }

    @Test
    void whatTheLastCallOfAKilledBuildRecordedIsInHistory() throws IOException {
        record(build(1).running(), report("a.c", 8, 2), config(null));
        byte[] firstCall = Files.readAllBytes(job().history());
        record(build(1).running(), report("b.c", 10, 0), config(null));
        Files.write(job().history(), firstCall);

        monitor().ended(1, BuildState.ABORTED);

        assertThat(monitor().point(1).orElseThrow().totals().get(Metric.LINE)).isEqualTo(new Counter(18, 2));
    }

    /** On the command line nobody comes back for a build that was killed: the next one settles it. */
    @Test
    void theNextBuildSettlesOneThatWasKilledBetweenRecordAndHistory() throws IOException {
        record(build(1), report("a.c", 8, 2), config(null));
        byte[] before = Files.readAllBytes(job().history());
        record(build(2), report("a.c", 9, 1), config(null));
        Files.write(job().history(), before);
        Path mark = Files.createFile(job().folder().resolve("unfinished/2"));

        record(build(3), report("a.c", 10, 0), config(null));

        assertThat(monitor().history().points())
                .extracting(Point::build, Point::buildState)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(1, BuildState.COMPLETE),
                        org.assertj.core.api.Assertions.tuple(2, BuildState.COMPLETE),
                        org.assertj.core.api.Assertions.tuple(3, BuildState.COMPLETE));
        assertThat(mark).doesNotExist();
    }

    @Test
    void aBuildThatStillRunsIsNotSettledByTheNextOne() throws IOException {
        record(build(1).running(), report("a.c", 8, 2), config(null));

        record(build(2).running(), report("a.c", 9, 1), config(null));

        assertThat(monitor().unfinished()).containsExactly(1, 2);
        assertThat(monitor().point(1)).map(Point::buildState).contains(BuildState.RUNNING);
    }

    @Test
    void anEndThatIsWrittenDownIsNotChangedByWhatTheRecordSays() throws IOException {
        record(build(1).running(), report("a.c", 8, 2), config(null));
        monitor().ended(1, BuildState.COMPLETE);
        byte[] history = Files.readAllBytes(job().history());

        monitor().ended(1, BuildState.COMPLETE);

        assertThat(Files.readAllBytes(job().history())).isEqualTo(history);
    }

    @Test
    void whatAllCallsOfABuildAskForIsUnited() throws IOException {
        BuildContext running = build(1).running();
        AlertSettings drop =
                AlertSettings.DEFAULT.toBuilder().maxDrop(new BigDecimal("2")).build();
        MonitorConfig backend = MonitorConfig.builder()
                .reports(List.of(new ReportSpec("backend", null, "backend/**")))
                .gates(List.of(atLeast("80")))
                .alerts(drop)
                .changes("backend.diff")
                .build();
        MonitorConfig web = MonitorConfig.builder()
                .reports(List.of(new ReportSpec("web", null, "web/**")))
                .gates(List.of(atLeast("60")))
                .changes("web.diff")
                .criticalFiles(7)
                .build();
        record(running, report("a.c", 8, 2), backend);
        record(running, report("b.c", 8, 2), web);
        record(running, report("c.c", 8, 2), MonitorConfig.DEFAULT);

        MonitorConfig whole = monitor().config();
        assertThat(whole.gates()).containsExactly(atLeast("80"), atLeast("60"));
        assertThat(whole.reports()).extracting(ReportSpec::component).containsExactly("backend", "web");
        assertThat(whole.alerts()).isEqualTo(drop);
        assertThat(whole.criticalFiles()).isEqualTo(7);
        assertThat(monitor().record(1).orElseThrow().config()).isEqualTo(whole);
        assertThat(monitor().record(1).orElseThrow().rules()).isEqualTo(whole.gates());
    }

    @Test
    void callsThatContradictEachOtherAreRefusedBeforeAnythingIsWritten() throws IOException {
        BuildContext running = build(1).running();
        record(
                running,
                report("a.c", 8, 2),
                config(AlertSettings.DEFAULT.toBuilder()
                        .maxDrop(new BigDecimal("2"))
                        .build()));
        Map<String, String> before = files();
        MonitorConfig other = config(
                AlertSettings.DEFAULT.toBuilder().maxDrop(new BigDecimal("3")).build());

        assertThatThrownBy(() -> record(running, report("b.c", 8, 2), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alerts.maxDrop is 2 in an earlier call of this build and 3 in this one: give both the"
                        + " same, or each call an id of its own");
        assertThatThrownBy(() -> monitor().question(running, other, null, UnaryOperator.identity()))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(files()).isEqualTo(before);
        // The next build may ask for something else.
        record(build(2).running(), report("b.c", 8, 2), other);
        assertThat(monitor().config().alerts().maxDrop()).isEqualByComparingTo("3");
    }
}
