package io.jenkins.plugins.coveragemonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.FileRatchetBests;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBest;
import io.jenkins.plugins.coveragemonitor.history.RatchetBestsFile;
import io.jenkins.plugins.coveragemonitor.history.StoredJson;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.trend.TrendAnalysis;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageMonitorTest {
    private static final Instant START = Instant.parse("2026-05-04T08:30:00Z");

    @TempDir
    private Path home;

    private CoverageMonitor monitor() {
        return new CoverageMonitor(JobHome.below(home, "app"), "app", Clock.systemUTC());
    }

    private static BuildContext build(int number) {
        return new BuildContext("app", number, START.plus(Duration.ofHours(number)), null, null);
    }

    /** A report of one file whose first lines are covered. */
    private static Collected report(String path, int covered, int missed, TestTotals tests) {
        int size = covered + missed;
        int[] numbers = IntStream.rangeClosed(1, size).toArray();
        int[] hits = IntStream.range(0, size).map(i -> i < covered ? 1 : 0).toArray();
        FileCoverage file = new FileCoverage(
                path, new LineTable(numbers, hits, new int[size], new int[size]), FunctionTable.EMPTY, Counters.NONE);
        Measurement measurement = Measurement.of(List.of(Component.of("", List.of(file))), tests);
        ReadReport row = ReadReport.builder(path + ".info")
                .format("LCOV")
                .files(1)
                .counters(measurement.counters())
                .tests(tests)
                .millis(1)
                .create();
        return new Collected(measurement, List.of(row), List.of());
    }

    private static Collected report(String path, int covered, int missed) {
        return report(path, covered, missed, TestTotals.NONE);
    }

    private static MonitorConfig gates(GateRule... rules) {
        return MonitorConfig.builder().gates(List.of(rules)).build();
    }

    private static GateRule atLeast(String percent) {
        return GateRule.on(Metric.LINE).atLeast(new BigDecimal(percent)).build();
    }

    private RecordResult record(int number, Collected collected, MonitorConfig config) throws IOException {
        return monitor().record(build(number), collected, config, UnaryOperator.identity());
    }

    @Test
    void theVerdictIsThatOfAllPartsTogether() throws IOException {
        MonitorConfig config = gates(atLeast("75"));

        assertThat(record(1, report("a.c", 50, 50), config).verdict().outcome()).isEqualTo(Outcome.WARNING);
        RecordResult whole = record(1, report("b.c", 100, 0), config);

        assertThat(whole.verdict().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(whole.measurement().counters().get(Metric.LINE)).isEqualTo(new Counter(150, 50));
        assertThat(monitor().history().points())
                .singleElement()
                .extracting(Point::outcome)
                .isEqualTo(Outcome.PASSED);
        assertThat(whole.record().reports()).hasSize(2);
    }

    @Test
    void eachCallOfARunningBuildAddsItsGates() throws IOException {
        BuildContext running = build(1).running();
        CoverageMonitor monitor = monitor();
        monitor.record(running, report("a.c", 50, 50), gates(atLeast("80"), atLeast("60")), UnaryOperator.identity());

        RecordResult whole = monitor.record(
                running, report("b.c", 100, 0), gates(atLeast("60"), atLeast("70")), UnaryOperator.identity());

        assertThat(whole.verdict().results())
                .extracting(GateResult::expected, GateResult::outcome)
                .containsExactlyInAnyOrder(
                        tuple("80 %", Outcome.WARNING), tuple("60 %", Outcome.PASSED), tuple("70 %", Outcome.PASSED));
        assertThat(monitor()
                        .record(running, report("c.c", 1, 0), MonitorConfig.DEFAULT, UnaryOperator.identity())
                        .verdict()
                        .outcome())
                .as("a call without gates takes none away")
                .isEqualTo(Outcome.WARNING);
    }

    @Test
    void aBuildThatIsRecordedAnewIsJudgedByTheGatesOfNow() throws IOException {
        assertThat(record(1, report("a.c", 50, 50), gates(atLeast("80")))
                        .verdict()
                        .outcome())
                .isEqualTo(Outcome.WARNING);

        RecordResult again = record(1, report("a.c", 50, 50), gates(atLeast("40")));

        assertThat(again.verdict().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(again.verdict().results()).hasSize(1);
    }

    @Test
    void aReportThatIsReadTwiceCountsItsTestsOnce() throws IOException {
        TestTotals tests = new TestTotals(10, 1, 2, Duration.ofMillis(1500));
        record(1, report("a.c", 5, 5, tests), MonitorConfig.DEFAULT);

        RecordResult again = record(1, report("a.c", 5, 5, tests), MonitorConfig.DEFAULT);
        assertThat(again.measurement().tests()).isEqualTo(tests);
        assertThat(monitor().record(1).orElseThrow()).isEqualTo(again.record());
    }

    @Test
    void fiftyBuildsAtOnceLoseNothing() throws Exception {
        inParallel(50, number -> record(number + 1, report("a.c", number + 1, 100), MonitorConfig.DEFAULT));

        List<Point> points = monitor().history().points();
        assertThat(points)
                .extracting(Point::build)
                .isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
        assertThat(points).allSatisfy(point -> assertThat(point.totals().get(Metric.LINE))
                .isEqualTo(new Counter(point.build(), 100)));
    }

    @Test
    void fourThreadsOfOneBuildBecomeOneMeasurement() throws Exception {
        inParallel(4, part -> record(1, report("part" + part + ".c", 10, 5), MonitorConfig.DEFAULT));

        Measurement whole = monitor().measurement(1).orElseThrow();
        assertThat(whole.fileCount()).isEqualTo(4);
        assertThat(whole.counters().get(Metric.LINE)).isEqualTo(new Counter(40, 20));
        assertThat(monitor().history().points()).hasSize(1);
        assertThat(monitor().record(1).orElseThrow().reports()).hasSize(4);
    }

    @FunctionalInterface
    private interface Part {
        void run(int number) throws IOException;
    }

    private static void inParallel(int count, Part part) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    part.run(number);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aRegressionIsToldOnceAndItsEndOnce() throws IOException {
        int[] covered = {80, 80, 79, 70, 70, 75, 80, 80};
        List<String> notified = new ArrayList<>();
        for (int i = 0; i < covered.length; i++) {
            record(i + 1, report("a.c", covered[i] * 10, 1000 - covered[i] * 10), MonitorConfig.DEFAULT);
            monitor().complete(build(i + 1), MonitorConfig.DEFAULT, Silences.NONE).notices().stream()
                    .filter(notice -> notice.alert().type().name().equals("REGRESSION"))
                    .forEach(notice ->
                            notified.add(notice.kind() + " " + notice.alert().build()));
        }
        assertThat(notified).containsExactly("FIRING 3", "WORSE 4", "RESOLVED 7");
    }

    @Test
    void anUnmeasuredBuildIsAGap() throws IOException {
        record(1, report("a.c", 8, 2), MonitorConfig.DEFAULT);
        Collected nothing = new Collected(Measurement.NONE, List.of(), List.of("no report was found"));
        RecordResult recorded = record(2, nothing, gates(atLeast("50")));

        assertThat(recorded.point().isMeasured()).isFalse();
        assertThat(recorded.verdict().outcome()).isEqualTo(Outcome.NOT_EVALUATED);
        assertThat(monitor()
                        .complete(build(2), MonitorConfig.DEFAULT, Silences.NONE)
                        .notices())
                .noneMatch(notice -> notice.alert().type().name().equals("REGRESSION"));
    }

    private RecordResult recordRunning(int number, Collected collected, MonitorConfig config) throws IOException {
        return monitor().record(build(number).running(), collected, config, UnaryOperator.identity());
    }

    private static GateRule maxDrop(String points) {
        return GateRule.on(Metric.LINE)
                .maxDrop(new BigDecimal(points))
                .removedCode("KEEP")
                .build();
    }

    @Test
    void aBuildIsJudgedWhileItRunsAndComparedWithWhenItIsComplete() throws IOException {
        MonitorConfig config = gates(maxDrop("0.5"));
        recordRunning(1, report("a.c", 80, 20), config);
        assertThat(recordRunning(2, report("a.c", 70, 30), config).verdict().outcome())
                .as("#1 still runs: half of it may be missing")
                .isEqualTo(Outcome.NOT_EVALUATED);

        recordRunning(1, report("b.c", 100, 0), config);
        monitor().ended(1, BuildState.COMPLETE);
        RecordResult third = recordRunning(3, report("a.c", 85, 15), config);
        assertThat(third.verdict().outcome()).isEqualTo(Outcome.WARNING);
        assertThat(third.verdict().baseline().point().totals().get(Metric.LINE))
                .as("the whole of #1")
                .isEqualTo(new Counter(180, 20));
        assertThat(third.verdict().results().get(0).baselineBuild()).isEqualTo(1);
    }

    @Test
    void anAbortedBuildStaysInTheHistoryAndNothingIsJudgedWithIt() throws IOException {
        MonitorConfig config = gates(maxDrop("0.5"));
        record(1, report("a.c", 80, 20), config);
        recordRunning(2, report("a.c", 20, 80), config);
        monitor().ended(2, BuildState.ABORTED);
        monitor().ended(2, BuildState.ABORTED);
        monitor().ended(9, BuildState.ABORTED);

        assertThat(monitor().history().points()).extracting(Point::build).containsExactly(1, 2);
        assertThat(monitor().point(2).orElseThrow().totals().get(Metric.LINE)).isEqualTo(new Counter(20, 80));
        RecordResult next = record(3, report("a.c", 80, 20), config);
        assertThat(next.verdict().results().get(0))
                .returns(Outcome.PASSED, GateResult::outcome)
                .returns(1, GateResult::baselineBuild);
        assertThat(monitor().complete(build(3), config, Silences.NONE).notices())
                .as("#2 is no drop, #3 is no rise")
                .isEmpty();
        assertThat(TrendAnalysis.of(monitor().history().points(), Metric.LINE, "", TrendSettings.DEFAULT)
                        .measured())
                .isEqualTo(2);
        assertThat(HistoryFile.of(JobHome.below(home, "app")).problems()).isEmpty();
    }

    private static final GateRule RATCHET_OF_FILES =
            GateRule.on(Metric.LINE).ratchet(true).scope("FILES").build();

    private static Collected changed(int covered) {
        return report("a.c", covered, 100 - covered)
                .with(new Patch(Map.of("a.c", new FileChange("a.c", List.of(), null)), List.of()));
    }

    private Path ratchets() {
        return JobHome.below(home, "app").ratchets();
    }

    private int keptPercent(int build) throws IOException {
        return monitor().past("").bests().get().best(null, "LINE", "a.c", build).stream()
                .mapToInt(best -> (int) best.counter().covered())
                .findFirst()
                .orElse(0);
    }

    private void discardBuilds(int... numbers) throws IOException {
        for (int number : numbers) {
            Files.deleteIfExists(JobHome.below(home, "app").measurement(number));
        }
    }

    @Test
    void theBestOfAFileRisesWhenTheBuildIsComplete() throws IOException {
        MonitorConfig config = gates(RATCHET_OF_FILES);
        record(1, changed(80), config);
        assertThat(ratchets()).hasContent("{\"v\":1,\"branches\":{\"\":{\"LINE\":{\"a.c\":[[80,20,1]]}}}}");

        recordRunning(2, changed(90), config);
        assertThat(keptPercent(9)).as("#2 still runs").isEqualTo(80);
        monitor().ended(2, BuildState.COMPLETE);
        assertThat(keptPercent(9)).isEqualTo(90);
        assertThat(keptPercent(1)).as("what it was at #1").isEqualTo(80);

        recordRunning(3, changed(99), config);
        monitor().ended(3, BuildState.ABORTED);
        assertThat(keptPercent(9)).as("#3 was aborted").isEqualTo(90);

        discardBuilds(1, 2, 3);
        assertThat(record(4, changed(85), config).verdict().results().get(0))
                .returns(Outcome.WARNING, GateResult::outcome)
                .returns("90.00 %", GateResult::expected)
                .returns(2, GateResult::baselineBuild);
        assertThat(monitor().record(4).orElseThrow().bestOfFiles().best("LINE", "a.c", 4))
                .as("kept with the build")
                .contains(new RatchetBest(new Counter(90, 10), 2));
    }

    @Test
    void aRecordThatWasWrittenWithoutBestsOfFilesIsReadAndEndsItsBuild() throws IOException {
        recordRunning(1, changed(80), gates(RATCHET_OF_FILES));
        Path file = JobHome.below(home, "app").measurement(1).resolveSibling("coverage.json");
        ObjectNode json = (ObjectNode) StoredJson.MAPPER.readTree(Files.readAllBytes(file));
        assertThat(json.remove("bestOfFiles")).isNotNull();
        Files.write(file, StoredJson.MAPPER.writeValueAsBytes(json));

        monitor().ended(1, BuildState.COMPLETE);

        assertThat(monitor().record(1).orElseThrow().bestOfFiles()).isEqualTo(FileRatchetBests.NONE);
        assertThat(monitor().point(1).orElseThrow().isComplete()).isTrue();
        assertThat(ratchets()).doesNotExist();
    }

    @Test
    void aBuildThatIsRecordedAnewLowersNoBestOfAFile() throws IOException {
        MonitorConfig config = gates(RATCHET_OF_FILES);
        record(1, changed(80), config);
        discardBuilds(1);
        record(1, changed(60), config);
        assertThat(keptPercent(1)).isEqualTo(80);
        discardBuilds(1);
        record(1, changed(95), config);
        assertThat(keptPercent(1)).isEqualTo(95);
    }

    /** The first that judges the file is stopped, and then the build that holds it is discarded. */
    @Test
    void whatEarlierBuildsReachedStandsWhenTheBuildThatWasHeldToItIsAborted() throws IOException {
        record(1, report("a.c", 95, 5), MonitorConfig.DEFAULT);
        recordRunning(2, changed(97), gates(RATCHET_OF_FILES));
        monitor().ended(2, BuildState.ABORTED);
        discardBuilds(1);

        assertThat(record(3, changed(85), gates(RATCHET_OF_FILES))
                        .verdict()
                        .results()
                        .get(0))
                .returns("95.00 %", GateResult::expected)
                .returns(1, GateResult::baselineBuild);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"v\":2,\"branches\":{}}",
                "{\"v\":1}",
                "{\"v\":1,\"branches\":{\"\":null}}",
                "{\"v\":1,\"branches\":{\"\":{\"LINE\":{\"a.c\":[[95,5]]}}}}",
                "{\"v\":1,\"branches\":{\"\":{\"LINE\":{\"a.c\":[[0,0,1]]}}}}",
                "{\"v\":1,\"branches\":{\"\":{\"LINE\":{\"a.c\":[[-1,5,1]]}}}}",
                "{\"v\":1,\"branches\":{\"\":{\"LINE\":{\"a.c\":[[95,5,99999999999]]}}}}"
            })
    void bestsOfFilesThatAreDamagedAreNoneAndFailNoBuild(String damage) throws IOException {
        Files.createDirectories(ratchets().getParent());
        Files.writeString(ratchets(), damage);
        assertThat(keptPercent(9)).isZero();

        record(1, changed(80), gates(RATCHET_OF_FILES));

        assertThat(keptPercent(9)).isEqualTo(80);
        assertThat(ratchets().resolveSibling("ratchets.json.damaged")).hasContent(damage);
    }

    @Test
    void bestsOfFilesComeBackFromTheDiskAsTheyWere() throws IOException {
        FileRatchetBests main = FileRatchetBests.of(
                "LINE of backend",
                Map.of(
                        "src/ä \"b\".c",
                        List.of(
                                new RatchetBest(new Counter(1, 2), 3),
                                new RatchetBest(new Counter(Long.MAX_VALUE - 1, 1), 7))));
        FileRatchetBests unknown =
                FileRatchetBests.of("BRANCH in src/**", Map.of("a.c", List.of(new RatchetBest(new Counter(0, 1), 1))));
        RatchetBestsFile file = new RatchetBestsFile(JobHome.below(home, "app"));
        file.raise("main", main);
        file.raise(null, unknown);
        file.raise("main", FileRatchetBests.of("LINE", Map.of()));

        assertThat(file.read().branches()).isEqualTo(Map.of("main", main, "", unknown));
        assertThat(file.read().best("main", "BRANCH in src/**", "a.c", 1))
                .as("builds of an unknown branch count on each")
                .isPresent();
        assertThat(file.read().best("other", "LINE of backend", "src/ä \"b\".c", 9))
                .isEmpty();
    }

    @Test
    void buildsThatEndAtOnceLoseNoBestOfAFile() throws Exception {
        RatchetBestsFile file = new RatchetBestsFile(JobHome.below(home, "app"));
        inParallel(40, number -> new RatchetBestsFile(JobHome.below(home, "app"))
                .raise(
                        "main",
                        FileRatchetBests.of(
                                "LINE",
                                Map.of("f" + number, List.of(new RatchetBest(new Counter(number, 1), number))))));
        assertThat(file.read().branches().get("main").steps().get("LINE")).hasSize(40);
    }

    @Test
    void thePagesKnowTheGatesOfTheLastRecording() throws IOException {
        record(1, report("a.c", 8, 2), gates(atLeast("50")));
        assertThat(monitor().config().gates()).containsExactly(atLeast("50"));
        assertThat(new JobViews(monitor(), JobContext.NONE)
                        .build(1)
                        .orElseThrow()
                        .gates())
                .hasSize(1);
        assertThat(new JobViews(monitor(), JobContext.NONE).build(2)).isEmpty();
    }

    @Test
    void thePagesForecastTheTargetThatAlertsHave() throws IOException {
        AlertSettings aim = StoredJson.MAPPER.readValue("{\"target\": 90}", AlertSettings.class);
        record(1, report("a.c", 8, 2), gates().withAlerts(aim));
        assertThat(new JobViews(monitor(), JobContext.NONE).job().trend().target())
                .isEqualByComparingTo("90");
        record(2, report("a.c", 8, 2), gates());
        assertThat(new JobViews(monitor(), JobContext.NONE).job().trend().target())
                .isNull();
    }
}
