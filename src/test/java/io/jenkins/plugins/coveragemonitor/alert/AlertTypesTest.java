package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each type of alert by its own rule: the history that raises it, how urgent it is, what ends it, and which channels hear
 * of it: one that says nothing of what it wants, and one that asks for this type.
 */
class AlertTypesTest {
    @TempDir
    Path folder;

    private Job job;
    private final List<String> usual = new ArrayList<>();
    private final List<String> asking = new ArrayList<>();

    @BeforeEach
    void newJob() {
        job = new Job(folder);
    }

    /** What both channels hear of a build, and how urgent it is said to be. */
    private void hear(AlertType type, AlertEvent step) {
        ChannelFilter asks = new ChannelFilter(Set.of(type), null, null, null, null, null);
        for (AlertNotice notice : step.notices()) {
            String words = "#" + step.firstSeen().build() + " " + notice.kind() + " "
                    + notice.alert().severity() + " " + notice.alert().message();
            if (asks.wants(notice.alert())) {
                asking.add(words);
            }
            if (notice.alert().type() == type && ChannelFilter.DEFAULT.wants(notice.alert())) {
                usual.add(words);
            }
        }
    }

    private void builds(AlertType type, int... lines) throws IOException {
        for (int covered : lines) {
            hear(type, job.build(job.history.size() + 1, covered));
        }
    }

    private void bothHeard(String... words) {
        assertThat(asking).containsExactly(words);
        assertThat(usual).containsExactly(words);
    }

    private void onlyWhoAsksHeard(String... words) {
        assertThat(asking).containsExactly(words);
        assertThat(usual).isEmpty();
    }

    private List<AlertType> open() throws IOException {
        return job.book.open().stream().map(Alert::type).toList();
    }

    @Test
    void everyTypeHasATestOfItsOwnHere() {
        Set<String> tested = new TreeSet<>();
        for (var method : AlertTypesTest.class.getDeclaredMethods()) {
            Arrays.stream(AlertType.values())
                    .map(type -> type.name().replace("_", ""))
                    .filter(method.getName().toUpperCase(java.util.Locale.ROOT)::startsWith)
                    .forEach(tested::add);
        }
        assertThat(tested).hasSize(AlertType.values().length);
    }

    @Test
    void thresholdViolationIsAsUrgentAsItsGateAndEndsWhenThatPasses() throws IOException {
        hear(AlertType.THRESHOLD_VIOLATION, job.build(job.point(1, 8000), List.of(gate(Outcome.PASSED, 8000))));
        hear(AlertType.THRESHOLD_VIOLATION, job.build(job.point(2, 7990), List.of(gate(Outcome.WARNING, 7990))));
        hear(AlertType.THRESHOLD_VIOLATION, job.build(job.point(3, 7980), List.of(gate(Outcome.FAILED, 7980))));
        hear(AlertType.THRESHOLD_VIOLATION, job.build(job.point(4, 8000), List.of(gate(Outcome.PASSED, 8000))));
        bothHeard(
                "#2 FIRING WARNING gate Line at least 80 % is missed: 10 lines more",
                "#3 WORSE CRITICAL gate Line at least 80 % is missed: 10 lines more",
                "#4 RESOLVED CRITICAL gate Line at least 80 % passes again");
    }

    @Test
    void regressionIsCriticalFromFivePointsAndEndsAtTheLevelBeforeIt() throws IOException {
        builds(AlertType.REGRESSION, 9000, 8950, 8450, 8951);
        bothHeard(
                "#2 FIRING WARNING line coverage fell 0.50 points from 90.00 % to 89.50 %",
                "#3 WORSE CRITICAL line coverage fell 5.50 points from 90.00 % to 84.50 %",
                "#4 RESOLVED CRITICAL line coverage is back at 89.51 % (90.00 % before the drop)");
    }

    @Test
    void trendDegradationTakesThreeBuildsToBeSureAndTwoToEnd() throws IOException {
        for (int build = 1; build <= 9; build++) {
            builds(AlertType.TREND_DEGRADATION, 9000 - 10 * build);
        }
        assertThat(asking)
                .as("#8 has enough builds for a direction, #10 is the third")
                .isEmpty();
        assertThat(job.book.open()).extracting(Alert::status).containsExactly(AlertStatus.PENDING);
        builds(AlertType.TREND_DEGRADATION, 8900, 8955, 8956);
        bothHeard(
                "#10 FIRING WARNING line coverage fell slowly, 0.90 points since #1, to 89.00 %",
                "#12 RESOLVED WARNING line coverage no longer falls; it is at 89.56 %");
    }

    @Test
    void trendDegradationDoesNotSpeakOfALossBelowTheLimit() throws IOException {
        for (int build = 1; build <= 49; build++) {
            builds(AlertType.TREND_DEGRADATION, 9000 - build);
        }
        assertThat(job.book.alerts()).isEmpty();
    }

    @Test
    void anomalyIsALevelThatDoesNotFitAndEndsWithTheNextThatDoes() throws IOException {
        builds(AlertType.ANOMALY, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000);
        builds(AlertType.ANOMALY, 8960);
        assertThat(job.book.alerts()).as("0.4 points below the usual").isEmpty();
        builds(AlertType.ANOMALY, 8920);
        assertThat(open()).as("neither build fell by half a point").containsExactly(AlertType.ANOMALY);
        builds(AlertType.ANOMALY, 8970);
        bothHeard(
                "#13 FIRING WARNING line coverage is 89.20 %, far off the usual 90.00 %",
                "#14 RESOLVED WARNING line coverage is 89.70 %, as usual");
    }

    @Test
    void anomalyIsAlsoARiseThatIsTooGood() throws IOException {
        builds(AlertType.ANOMALY, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000);
        builds(AlertType.ANOMALY, 9499);
        assertThat(open()).as("a rise below criticalDrop is an event alone").isEmpty();
        assertThat(job.book.alerts()).extracting(Alert::type).containsExactly(AlertType.IMPROVEMENT);
        job = new Job(Files.createDirectory(folder.resolve("suspicious")));
        builds(AlertType.ANOMALY, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000);
        builds(AlertType.ANOMALY, 9500);
        bothHeard("#12 FIRING WARNING line coverage is 95.00 %, far off the usual 90.00 %");
    }

    @Test
    void theWayBackFromASuspiciousRiseIsNoRegression() throws IOException {
        builds(AlertType.REGRESSION, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000);
        builds(AlertType.REGRESSION, 9600, 9620, 9000);
        assertThat(job.book.alerts())
                .filteredOn(alert -> alert.type() == AlertType.REGRESSION)
                .isEmpty();
        job = new Job(Files.createDirectory(folder.resolve("further")));
        builds(AlertType.REGRESSION, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000);
        builds(AlertType.REGRESSION, 9600, 8900);
        bothHeard("#13 FIRING WARNING line coverage fell 1.00 points from 90.00 % to 89.00 %");
    }

    @Test
    void anomalyOfADropThatIsARegressionSaysNothingMore() throws IOException {
        builds(AlertType.ANOMALY, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 8500);
        assertThat(open()).containsExactlyInAnyOrder(AlertType.REGRESSION, AlertType.ANOMALY);
        onlyWhoAsksHeard();
    }

    @Test
    void improvementIsGoodNewsForThoseWhoAskAndItsEndIsNone() throws IOException {
        builds(AlertType.IMPROVEMENT, 9000, 9049, 9099, 9149, 9149, 9100, 9150);
        onlyWhoAsksHeard("#3 EVENT INFO line coverage rose 0.50 points to 90.99 %");
        assertThat(job.book.open()).as("an event is no open alert").isEmpty();
        assertThat(job.book.alerts())
                .as("each rise is kept; what follows within a day is not told again")
                .extracting(Alert::status, alert -> alert.since().build())
                .containsExactly(tuple(AlertStatus.EVENT, 3), tuple(AlertStatus.EVENT, 4), tuple(AlertStatus.EVENT, 7));
        builds(AlertType.IMPROVEMENT, 9120);
        assertThat(job.book.alerts()).as("a fall changes nothing of it").hasSize(3);
    }

    @Test
    void improvementIsNotTheWayBackFromARegression() throws IOException {
        builds(AlertType.IMPROVEMENT, 9000, 8800, 8900, 8960);
        onlyWhoAsksHeard();
        assertThat(job.book.alerts()).extracting(Alert::type).containsExactly(AlertType.REGRESSION);
    }

    @Test
    void targetApproachingIsACrossingOfItsShareOfTheTarget() throws IOException {
        builds(AlertType.TARGET_APPROACHING, 9460, 9499, 9500, 9510, 9499);
        onlyWhoAsksHeard("#3 EVENT INFO line coverage is at 95.00 %, near its target of 100 %");
        assertThat(job.book.open()).as("below the line again").isEmpty();
    }

    @Test
    void targetApproachingIsNoNewsForAProjectThatAlwaysWas() throws IOException {
        builds(AlertType.TARGET_APPROACHING, 9600, 9610);
        assertThat(job.book.alerts()).isEmpty();
    }

    @Test
    void targetReachedIsACrossingOfTheTarget() throws IOException {
        builds(AlertType.TARGET_REACHED, 9960, 9999, 10_000, 10_000, 9999);
        onlyWhoAsksHeard("#3 EVENT INFO line coverage is at 100.00 %: the target of 100 % is reached");
        assertThat(job.book.open()).as("below the target again").isEmpty();
    }

    @Test
    void targetReachedIsTheTargetThatIsSet() throws IOException {
        job.settings = new ObjectMapper().readValue("{\"target\": 90.5}", AlertSettings.class);
        builds(AlertType.TARGET_REACHED, 9020, 9049, 9050);
        onlyWhoAsksHeard("#3 EVENT INFO line coverage is at 90.50 %: the target of 90.5 % is reached");
    }

    @Test
    void measurementLostEndsWithTheNextMeasurement() throws IOException {
        builds(AlertType.MEASUREMENT_LOST, 9000, -1, -1, 9000);
        bothHeard(
                "#2 FIRING WARNING coverage was not measured, last measured in #1",
                "#4 RESOLVED WARNING coverage is measured again");
    }

    @Test
    void testsFailingEndsWithFewerThanTheLimitMoreThanBefore() throws IOException {
        for (int failed : new int[] {1, 5, 9, 10, 13, 5}) {
            int build = job.history.size() + 1;
            hear(
                    AlertType.TESTS_FAILING,
                    job.build(
                            job.point(build, 9000, Map.of(), new TestTotals(100, failed, 0, Duration.ofSeconds(60)))));
        }
        assertThat(asking).as("never five more than in the build before").isEmpty();
        hear(
                AlertType.TESTS_FAILING,
                job.build(job.point(7, 9000, Map.of(), new TestTotals(100, 10, 0, Duration.ofSeconds(60)))));
        hear(
                AlertType.TESTS_FAILING,
                job.build(job.point(8, 9000, Map.of(), new TestTotals(100, 9, 0, Duration.ofSeconds(60)))));
        bothHeard(
                "#7 FIRING WARNING 10 tests fail, 5 more than before",
                "#8 RESOLVED WARNING 9 tests fail, 5 before it began");
    }

    @Test
    void testsSlowerNeedsThePercentAndTheSeconds() throws IOException {
        for (int seconds : new int[] {10, 10, 10, 14, 15, 11}) {
            int build = job.history.size() + 1;
            hear(
                    AlertType.TESTS_SLOWER,
                    job.build(
                            job.point(build, 9000, Map.of(), new TestTotals(100, 0, 0, Duration.ofSeconds(seconds)))));
        }
        bothHeard("#5 FIRING WARNING tests take 15.0 s, usually 10.0 s", "#6 RESOLVED WARNING tests take 11.0 s again");
    }

    private static GateOutcome gate(Outcome outcome, int covered) {
        return new GateOutcome(
                "Line at least 80 %",
                Metric.LINE, "", false, outcome, new Counter(covered, 10_000 - covered), "10 lines more");
    }
}
