package io.jenkins.plugins.coveragemonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that are replayed, recorded once more, or restarted in the middle: what people hear of it. */
class BuildsThatComeAgainTest {
    private static final Instant START = Instant.parse("2026-05-04T08:30:00Z");

    @TempDir
    private Path home;

    private CoverageMonitor monitor() {
        return new CoverageMonitor(JobHome.below(home, "app"), "app", Clock.systemUTC());
    }

    private static Collected report(String component, String path, int covered, int missed) {
        int size = covered + missed;
        int[] hits = IntStream.range(0, size).map(i -> i < covered ? 1 : 0).toArray();
        FileCoverage file = new FileCoverage(
                path,
                new LineTable(IntStream.rangeClosed(1, size).toArray(), hits, new int[size], new int[size]),
                FunctionTable.EMPTY,
                Counters.NONE);
        ReadReport row = ReadReport.builder(path + ".info")
                .format("LCOV")
                .component(component)
                .files(1)
                .counters(file.counters())
                .millis(1)
                .create();
        return new Collected(
                Measurement.of(List.of(Component.of(component, List.of(file))), TestTotals.NONE),
                List.of(row),
                List.of());
    }

    /** Records what a build brings, in one or several calls, and then completes it; what is told. */
    private List<String> build(int number, String commit, Collected... reports) throws IOException {
        BuildContext build = new BuildContext("app", number, START.plus(Duration.ofHours(number)), commit, null);
        for (Collected report : reports) {
            monitor().record(build, report, MonitorConfig.DEFAULT, UnaryOperator.identity());
        }
        List<String> notified = new ArrayList<>();
        monitor()
                .complete(build, MonitorConfig.DEFAULT, Silences.NONE)
                .notices()
                .forEach(notice -> {
                    if (!notice.alert().type().isEvent()) {
                        notified.add(notice.kind() + " " + notice.alert().type());
                    }
                });
        return notified;
    }

    private List<Alert> alerts() throws IOException {
        return monitor().alerts().alerts().stream()
                .filter(alert -> !alert.type().isEvent())
                .toList();
    }

    @Test
    void aReplayIsABuildOfItsOwn() throws IOException {
        build(1, "good", report("", "a.c", 90, 10));
        assertThat(build(2, "bad", report("", "a.c", 80, 20))).containsExactly("FIRING REGRESSION");
        assertThat(build(3, "bad", report("", "a.c", 80, 20)))
                .as("a replay of #2 finds the same cause, which was told")
                .isEmpty();
        assertThat(build(4, "good", report("", "a.c", 90, 10)))
                .as("a replay of #1")
                .containsExactly("RESOLVED REGRESSION");
        assertThat(monitor().history().points()).extracting(Point::build).containsExactly(1, 2, 3, 4);
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void aBuildThatIsRestartedFromALaterStageLacksWhatTheEarlierOnesMeasured() throws IOException {
        build(1, "good", report("back", "a.c", 90, 10), report("web", "b.js", 90, 10));
        assertThat(build(2, "good", report("web", "b.js", 90, 10))).containsExactly("FIRING MEASUREMENT_LOST");
        assertThat(build(3, "good", report("back", "a.c", 90, 10), report("web", "b.js", 90, 10)))
                .containsExactly("RESOLVED MEASUREMENT_LOST");
    }

    @Test
    void aBuildThatIsRecordedOnceMoreWithTheSameReportsChangesNothing() throws IOException {
        build(1, "good", report("", "a.c", 90, 10));
        build(2, "bad", report("", "a.c", 80, 20));
        List<Alert> before = alerts();
        List<Point> points = monitor().history().points();
        assertThat(build(2, "bad", report("", "a.c", 80, 20))).isEmpty();
        assertThat(alerts()).isEqualTo(before);
        assertThat(monitor().history().points()).isEqualTo(points);
    }

    @Test
    void aBuildThatIsRecordedOnceMoreWithWhatItLackedMayEndWhatItBegan() throws IOException {
        build(1, "good", report("", "a.c", 90, 10));
        assertThat(build(2, "late", report("", "a.c", 80, 20))).containsExactly("FIRING REGRESSION");
        assertThat(build(2, "late", report("", "b.c", 100, 0)))
                .as("both calls are one measurement: 180 of 200")
                .containsExactly("RESOLVED REGRESSION");
        assertThat(monitor().point(2).orElseThrow().totals().get(Metric.LINE)).isEqualTo(new Counter(180, 20));
        assertThat(build(3, "next", report("", "a.c", 90, 10))).isEmpty();
    }

    /** What was judged is not judged anew, but the next build is compared with what the history says now. */
    @Test
    void anOlderBuildThatIsRecordedOnceMoreTellsNothing() throws IOException {
        build(1, "one", report("", "a.c", 90, 10));
        build(2, "two", report("", "a.c", 90, 10));
        assertThat(build(1, "one", report("", "b.c", 0, 100))).isEmpty();
        assertThat(alerts()).isEmpty();
        assertThat(build(3, "three", report("", "a.c", 90, 10))).isEmpty();
    }
}
