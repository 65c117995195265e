package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be set for one rule, by what the rule then does. */
class RuleSettingsTest {
    private static final int QUIET = 12;

    @TempDir
    Path folder;

    private Job job;

    @BeforeEach
    void newJob() {
        job = new Job(folder);
    }

    private void set(
            AlertType type, Boolean enabled, Integer pending, Integer resolveAfter, Integer window, Integer samples) {
        job.settings = job.settings.with(type, new RuleSettings(enabled, pending, resolveAfter, null, window, samples));
    }

    /** The build with which a type is told for the first time, 0 if it never is. */
    private int toldAt(AlertType type, List<AlertEvent> steps) {
        return steps.stream()
                .filter(step -> step.notices().stream()
                        .anyMatch(notice -> notice.alert().type() == type
                                && (notice.kind() == AlertNotice.Kind.FIRING
                                        || notice.kind() == AlertNotice.Kind.EVENT)))
                .map(step -> step.firstSeen().build())
                .findFirst()
                .orElse(0);
    }

    /** Builds of which the last so many have everything against them that a rule looks for. */
    private int toldAt(AlertType type) throws IOException {
        java.util.ArrayList<AlertEvent> steps = new java.util.ArrayList<>();
        for (int build = 1; build <= 40; build++) {
            steps.add(job.build(history(type, build), gates(type, build)));
        }
        return toldAt(type, steps);
    }

    private io.jenkins.plugins.coveragemonitor.history.Point history(AlertType type, int build) {
        boolean late = build > QUIET;
        TestTotals tests = new TestTotals(
                100,
                type == AlertType.TESTS_FAILING && late ? 10 : 0,
                0,
                Duration.ofSeconds(type == AlertType.TESTS_SLOWER && late ? 100 : 50));
        int lines =
                switch (type) {
                    case REGRESSION -> late ? 8800 : 9000;
                    case TREND_DEGRADATION -> 9000 - 10 * build;
                    case ANOMALY -> build == QUIET + 1 ? 8970 : build == QUIET + 2 ? 8940 : 9000 + build % 2;
                    case IMPROVEMENT -> late ? 8000 + 50 * (build - QUIET) : 8000;
                    case TARGET_APPROACHING -> late ? 9500 : 9480;
                    case TARGET_REACHED -> late ? 10_000 : 9980;
                    case MEASUREMENT_LOST -> late ? -1 : 9000;
                    default -> 9000;
                };
        return job.point(build, lines, Map.of(), tests);
    }

    private static List<GateOutcome> gates(AlertType type, int build) {
        Outcome outcome = type == AlertType.THRESHOLD_VIOLATION && build > QUIET ? Outcome.WARNING : Outcome.PASSED;
        return List.of(new GateOutcome("g", Metric.LINE, "", false, outcome, new Counter(1, 1), "more"));
    }

    @ParameterizedTest
    @EnumSource(AlertType.class)
    void aRuleThatIsOffSaysNothing(AlertType type) throws IOException {
        assertThat(toldAt(type)).as("on by default").isPositive();
        Job off = new Job(Files.createDirectory(folder.resolve("off")));
        job = off;
        set(type, false, null, null, null, null);
        assertThat(toldAt(type)).isZero();
        assertThat(job.book.alerts()).noneMatch(alert -> alert.type() == type);
    }

    /** The types whose cause lasts in that history; an anomaly is over after two builds. */
    @ParameterizedTest
    @CsvSource({
        "THRESHOLD_VIOLATION, 1, 13",
        "THRESHOLD_VIOLATION, 4, 16",
        "REGRESSION, 1, 13",
        "MEASUREMENT_LOST, 1, 13",
        "MEASUREMENT_LOST, 4, 16",
        "TESTS_FAILING, 4, 16",
        "TESTS_SLOWER, 4, 16",
        "REGRESSION, 4, 16",
    })
    void soManyBuildsAreNeededToBeSure(AlertType type, int pending, int notified) throws IOException {
        set(type, null, pending, null, null, null);
        assertThat(toldAt(type)).isEqualTo(notified);
    }

    @ParameterizedTest
    @EnumSource(
            value = AlertType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"IMPROVEMENT", "TARGET_APPROACHING", "TARGET_REACHED"})
    void gatesAndRegressionsAreSureAtOnceAndTrendsAfterThreeBuilds(AlertType type) throws IOException {
        boolean trend = type == AlertType.TREND_DEGRADATION;
        EffectiveRule byDefault = AlertSettings.DEFAULT.rule(type);
        assertThat(byDefault.enabled()).isTrue();
        assertThat(byDefault.pending()).isEqualTo(trend ? 3 : 1);
        assertThat(byDefault.resolveAfter()).isEqualTo(trend ? 2 : 1);
        assertThat(byDefault.margin()).isZero();
        int notified = toldAt(type);
        job = new Job(Files.createDirectory(folder.resolve("later")));
        set(type, null, byDefault.pending() + 1, null, null, null);
        if (type == AlertType.ANOMALY) {
            assertThat(toldAt(type)).as("gone before it is sure").isZero();
        } else {
            assertThat(toldAt(type)).isEqualTo(notified + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({", 10", "5, 10", "9, 11", "12, 14"})
    void aTrendNeedsSoManyMeasuredBuilds(Integer samples, int notified) throws IOException {
        set(AlertType.TREND_DEGRADATION, null, null, null, null, samples);
        List<AlertEvent> steps = new java.util.ArrayList<>();
        for (int build = 1; build <= 20; build++) {
            steps.add(job.build(build, 9000 - 20 * build));
        }
        assertThat(toldAt(AlertType.TREND_DEGRADATION, steps))
                .as("sure two builds after it has enough")
                .isEqualTo(notified);
    }

    @ParameterizedTest
    @CsvSource({", 14", "13, 14", "14, 14", "15, 0", "3, 14"})
    void anAnomalyNeedsSoManyMeasuredBuilds(Integer samples, int notified) throws IOException {
        set(AlertType.ANOMALY, null, null, null, null, samples);
        List<AlertEvent> steps = new java.util.ArrayList<>();
        for (int lines :
                new int[] {9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 9000, 9001, 8970, 8940}) {
            steps.add(job.build(steps.size() + 1, lines));
        }
        assertThat(toldAt(AlertType.ANOMALY, steps)).isEqualTo(notified);
    }

    @ParameterizedTest
    @CsvSource({", 4", "1, 2", "5, 6"})
    void slowerTestsNeedSoManyMeasuredBuildsBefore(Integer samples, int notified) throws IOException {
        set(AlertType.TESTS_SLOWER, null, null, null, null, samples);
        for (int before = 1; before < notified; before++) {
            job.build(job.point(before, 9000, Map.of(), new TestTotals(9, 0, 0, Duration.ofSeconds(50))));
            Job copy = new Job(Files.createDirectory(folder.resolve("after" + before)));
            copy.settings = job.settings;
            copy.history.addAll(job.history);
            AlertEvent slow = copy.build(
                    copy.point(before + 1, 9000, Map.of(), new TestTotals(9, 0, 0, Duration.ofSeconds(100))));
            assertThat(slow.notices()).as("slow in #" + (before + 1)).hasSize(before + 1 < notified ? 0 : 1);
        }
    }

    /** Long ago the tests were slow: whether that is still usual is a matter of the window. */
    @ParameterizedTest
    @CsvSource({", false", "20, false", "6, true"})
    void slowerTestsLookBackSoManyBuilds(Integer window, boolean notified) throws IOException {
        set(AlertType.TESTS_SLOWER, null, null, null, window, null);
        for (int build = 1; build <= 15; build++) {
            int seconds = build <= 10 ? 100 : 50;
            job.build(job.point(build, 9000, Map.of(), new TestTotals(9, 0, 0, Duration.ofSeconds(seconds))));
        }
        AlertEvent step = job.build(job.point(16, 9000, Map.of(), new TestTotals(9, 0, 0, Duration.ofSeconds(90))));
        assertThat(step.notices().isEmpty()).isNotEqualTo(notified);
    }

    /** A loss of 0.02 points a build is half a point after 25 builds: five windows of four builds do not see that far. */
    @ParameterizedTest
    @CsvSource({", true", "20, true", "4, false"})
    void aTrendLooksBackFiveWindows(Integer window, boolean notified) throws IOException {
        set(AlertType.TREND_DEGRADATION, null, null, null, window, null);
        List<AlertEvent> steps = new java.util.ArrayList<>();
        for (int build = 1; build <= 40; build++) {
            steps.add(job.build(build, 9000 - 2 * build));
        }
        assertThat(toldAt(AlertType.TREND_DEGRADATION, steps) > 0).isEqualTo(notified);
    }

    @Test
    void whatIsSetForAllRulesHoldsUnlessTheRuleHasItsOwn() throws IOException {
        AlertSettings settings = new ObjectMapper()
                .readValue("{\"trendWindow\": 30, \"minSamples\": 12}", AlertSettings.class)
                .with(AlertType.TESTS_SLOWER, new RuleSettings(null, null, null, BigDecimal.ONE, 7, 2));
        assertThat(settings.rule(AlertType.TREND_DEGRADATION).trendWindow()).isEqualTo(30);
        assertThat(settings.rule(AlertType.TREND_DEGRADATION).minSamples()).isEqualTo(12);
        assertThat(settings.rule(AlertType.ANOMALY).minSamples()).isEqualTo(12);
        assertThat(settings.rule(AlertType.TESTS_SLOWER).trendWindow()).isEqualTo(7);
        assertThat(settings.rule(AlertType.TESTS_SLOWER).minSamples()).isEqualTo(2);
        assertThat(AlertSettings.DEFAULT.rule(AlertType.TREND_DEGRADATION).minSamples())
                .isEqualTo(8);
        assertThat(AlertSettings.DEFAULT.rule(AlertType.ANOMALY).minSamples()).isEqualTo(10);
        assertThat(AlertSettings.DEFAULT.rule(AlertType.TESTS_SLOWER).minSamples())
                .isEqualTo(3);
    }
}
