package io.jenkins.plugins.coveragemonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.GateRule;
import io.jenkins.plugins.coveragemonitor.history.Completion;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
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
import io.jenkins.plugins.coveragemonitor.trend.TrendAnalysis;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageMonitorTest {
    private static final Instant START = Instant.parse("2026-05-04T08:30:00Z");

    @TempDir
    private Path home;

    private CoverageMonitor monitor() {
        return new CoverageMonitor(JobHome.below(home, "app"), "app", Clock.systemUTC());
    }

    private static MonitoredBuild build(int number) {
        return new MonitoredBuild("app", number, START.plus(Duration.ofHours(number)), null, null);
    }

    /** A report of one file whose first lines are covered. */
    private static Collected report(String path, int covered, int missed, TestTotals tests) {
        int size = covered + missed;
        int[] numbers = IntStream.rangeClosed(1, size).toArray();
        int[] hits = IntStream.range(0, size).map(i -> i < covered ? 1 : 0).toArray();
        FileCoverage file = new FileCoverage(
                path, new LineTable(numbers, hits, new int[size], new int[size]), FunctionTable.EMPTY, Counters.NONE);
        Measurement measurement = Measurement.of(List.of(Component.of("", List.of(file))), tests);
        ReadReport row =
                new ReadReport(path + ".info", "LCOV", "", 1, measurement.counters(), tests, 1, List.of(), null);
        return new Collected(measurement, List.of(row), List.of());
    }

    private static Collected report(String path, int covered, int missed) {
        return report(path, covered, missed, TestTotals.NONE);
    }

    private static MonitorConfig gates(GateRule... rules) {
        return new MonitorConfig(null, List.of(rules), null, null, null, null);
    }

    private static GateRule atLeast(String percent) {
        return GateRule.on(Metric.LINE).atLeast(new BigDecimal(percent)).build();
    }

    private Recorded record(int number, Collected collected, MonitorConfig config) throws IOException {
        return monitor().record(build(number), collected, config, UnaryOperator.identity());
    }

    @Test
    void theVerdictIsThatOfAllPartsTogether() throws IOException {
        MonitorConfig config = gates(atLeast("75"));

        assertThat(record(1, report("a.c", 50, 50), config).verdict().outcome()).isEqualTo(Outcome.WARNING);
        Recorded whole = record(1, report("b.c", 100, 0), config);

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
        MonitoredBuild running = build(1).running();
        CoverageMonitor monitor = monitor();
        monitor.record(running, report("a.c", 50, 50), gates(atLeast("80"), atLeast("60")), UnaryOperator.identity());

        Recorded whole = monitor.record(
                running, report("b.c", 100, 0), gates(atLeast("60"), atLeast("70")), UnaryOperator.identity());

        assertThat(whole.verdict().results())
                .extracting(GateResult::expected, GateResult::outcome)
                .containsExactlyInAnyOrder(
                        tuple("80%", Outcome.WARNING), tuple("60%", Outcome.PASSED), tuple("70%", Outcome.PASSED));
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

        Recorded again = record(1, report("a.c", 50, 50), gates(atLeast("40")));

        assertThat(again.verdict().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(again.verdict().results()).hasSize(1);
    }

    @Test
    void aReportThatIsReadTwiceCountsItsTestsOnce() throws IOException {
        TestTotals tests = new TestTotals(10, 1, 2, Duration.ofMillis(1500));
        record(1, report("a.c", 5, 5, tests), MonitorConfig.DEFAULT);

        Recorded again = record(1, report("a.c", 5, 5, tests), MonitorConfig.DEFAULT);
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
        List<String> told = new ArrayList<>();
        for (int i = 0; i < covered.length; i++) {
            record(i + 1, report("a.c", covered[i] * 10, 1000 - covered[i] * 10), MonitorConfig.DEFAULT);
            monitor().complete(build(i + 1), MonitorConfig.DEFAULT, Silences.NONE).notices().stream()
                    .filter(notice -> notice.alert().type().name().equals("REGRESSION"))
                    .forEach(notice ->
                            told.add(notice.kind() + " " + notice.alert().build()));
        }
        assertThat(told).containsExactly("FIRING 3", "WORSE 4", "RESOLVED 7");
    }

    @Test
    void anUnmeasuredBuildIsAGap() throws IOException {
        record(1, report("a.c", 8, 2), MonitorConfig.DEFAULT);
        Collected nothing = new Collected(Measurement.NONE, List.of(), List.of("no report was found"));
        Recorded recorded = record(2, nothing, gates(atLeast("50")));

        assertThat(recorded.point().isMeasured()).isFalse();
        assertThat(recorded.verdict().outcome()).isEqualTo(Outcome.NOT_EVALUATED);
        assertThat(monitor()
                        .complete(build(2), MonitorConfig.DEFAULT, Silences.NONE)
                        .notices())
                .noneMatch(notice -> notice.alert().type().name().equals("REGRESSION"));
    }

    private Recorded recordRunning(int number, Collected collected, MonitorConfig config) throws IOException {
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
        monitor().ended(1, Completion.COMPLETE);
        Recorded third = recordRunning(3, report("a.c", 85, 15), config);
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
        monitor().ended(2, Completion.ABORTED);
        monitor().ended(2, Completion.ABORTED);
        monitor().ended(9, Completion.ABORTED);

        assertThat(monitor().history().points()).extracting(Point::build).containsExactly(1, 2);
        assertThat(monitor().point(2).orElseThrow().totals().get(Metric.LINE)).isEqualTo(new Counter(20, 80));
        Recorded next = record(3, report("a.c", 80, 20), config);
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

    @Test
    void thePagesKnowTheGatesOfTheLastRecording() throws IOException {
        record(1, report("a.c", 8, 2), gates(atLeast("50")));
        assertThat(monitor().config().gates()).containsExactly(atLeast("50"));
        assertThat(new JobViews(monitor(), JobSurroundings.NONE)
                        .build(1)
                        .orElseThrow()
                        .gates())
                .hasSize(1);
        assertThat(new JobViews(monitor(), JobSurroundings.NONE).build(2)).isEmpty();
    }

    @Test
    void thePagesForecastTheTargetThatAlertsHave() throws IOException {
        AlertSettings aim = AlertSettings.of(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new BigDecimal("90"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        record(1, report("a.c", 8, 2), gates().withAlerts(aim));
        assertThat(new JobViews(monitor(), JobSurroundings.NONE).job().trend().target())
                .isEqualByComparingTo("90");
        record(2, report("a.c", 8, 2), gates());
        assertThat(new JobViews(monitor(), JobSurroundings.NONE).job().trend().target())
                .isNull();
    }
}
