package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.history.Outcome.FAILED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.PASSED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule at its limit and one line to either side, with fractions that rounding would flip. */
class GateLimitsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # limit | covered | missed  | outcome | actual      | needed
            80      | 8000    | 2000    | PASSED  | 80.00 %      | 0
            80      | 7999    | 2001    | WARNING | 79.99 %      | 1
            80      | 8001    | 1999    | PASSED  | 80.01 %      | 0
            80      | 799999  | 200001  | WARNING | 79.99 %      | 1
            80      | 7987    | 2013    | WARNING | 79.87 %      | 13
            66.67   | 2       | 1       | WARNING | 66.66 %      | 1
            66.66   | 2       | 1       | PASSED  | 66.666 %     | 0
            33.3333 | 33333   | 66667   | WARNING | 33.33 %      | 1
            33.3333 | 333333  | 666667  | PASSED  | 33.3333 %    | 0
            80.005  | 800051  | 199949  | PASSED  | 80.0051 %    | 0
            100     | 9999999 | 1       | WARNING | 99.99 %      | 1
            100     | 7       | 0       | PASSED  | 100.00 %     | 0
            0       | 0       | 7       | PASSED  | 0.00 %       | 0
            """)
    void at_least(BigDecimal limit, long covered, long missed, Outcome outcome, String actual, long needed) {
        GateResult result = new Builds()
                .lines(covered, missed)
                .judge(GateRule.on(Metric.LINE).atLeast(limit));

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.actual()).isEqualTo(actual);
        assertThat(result.coveredLinesNeeded()).isEqualTo(needed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            80     | 8000   | 2000   | PASSED  | 80.00 %
            80     | 8001   | 1999   | WARNING | 80.01 %
            80     | 800001 | 199999 | WARNING | 80.0001 %
            66.66  | 2      | 1      | WARNING | 66.666 %
            66.67  | 2      | 1      | PASSED  | 66.66 %
            """)
    void at_most(BigDecimal limit, long covered, long missed, Outcome outcome, String actual) {
        GateResult result = new Builds()
                .lines(covered, missed)
                .judge(GateRule.on(Metric.LINE).atMost(limit));

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.actual()).isEqualTo(actual);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # limit | before      | now         | outcome | actual         | needed
            0.5     | 8000/2000   | 7950/2050   | PASSED  | −0.50 points   | 0
            0.5     | 8000/2000   | 7949/2051   | WARNING | −0.51 points   | 1
            0.5     | 8000/2000   | 7951/2049   | PASSED  | −0.49 points   | 0
            0.5     | 80000/20000 | 79499/20501 | WARNING | −0.501 points  | 1
            0.5     | 80000/20000 | 79501/20499 | PASSED  | −0.499 points  | 0
            0.5     | 2/1         | 6617/3383   | PASSED  | −0.497 points  | 0
            0.5     | 2/1         | 6616/3384   | WARNING | −0.51 points   | 1
            0       | 2/1         | 66666/33334 | WARNING | −0.001 points  | 1
            0       | 2/1         | 4/2         | PASSED  | ±0.00 points   | 0
            0       | 2/1         | 66667/33333 | PASSED  | +0.0003 points | 0
            """)
    void max_drop(BigDecimal limit, String before, String now, Outcome outcome, String actual, long needed) {
        GateResult result = lines(lines(new Builds(), before), now)
                .judge(GateRule.on(Metric.LINE).maxDrop(limit).removedCode("KEEP"));

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.actual()).isEqualTo(actual);
        assertThat(result.coveredLinesNeeded()).isEqualTo(needed);
        assertThat(result.baselineBuild()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # tolerance | best      | now         | outcome | actual  | expected | needed
            0           | 2/1       | 66667/33333 | PASSED  | 66.667 % | 66.666 % | 0
            0           | 2/1       | 66666/33334 | WARNING | 66.6660 % | 66.6666 % | 1
            0           | 2/1       | 200/100     | PASSED  | 66.66 %  | 66.66 %   | 0
            5           | 800/200   | 795/205     | PASSED  | 79.50 %  | 80.00 %   | 0
            5           | 800/200   | 794/206     | WARNING | 79.40 %  | 80.00 %   | 1
            5           | 800/200   | 796/204     | PASSED  | 79.60 %  | 80.00 %   | 0
            """)
    void ratchet(int tolerance, String best, String now, Outcome outcome, String actual, String expected, long needed) {
        GateResult result = lines(lines(new Builds(), best), now)
                .judge(GateRule.on(Metric.LINE).ratchet(true).tolerance(tolerance));

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.actual()).isEqualTo(actual);
        assertThat(result.expected()).isEqualTo(expected);
        assertThat(result.coveredLinesNeeded()).isEqualTo(needed);
    }

    @ParameterizedTest
    @CsvSource({"5, 95/10, PASSED", "5, 95/5, PASSED", "5, 94/11, WARNING", "0, 100/5, PASSED", "0, 99/6, WARNING"})
    void new_uncovered_lines(int limit, String now, Outcome outcome) {
        GateResult result =
                lines(lines(new Builds(), "100/5"), now).judge(new GateRuleBuilder().newUncoveredLines(limit));

        assertThat(result.outcome()).isEqualTo(outcome);
    }

    static Stream<Arguments> testRuns() {
        GateRuleBuilder failures = new GateRuleBuilder().testFailuresUp(5);
        GateRuleBuilder time = new GateRuleBuilder().testTimeUpPercent(BigDecimal.valueOf(20));
        GateRuleBuilder gone = new GateRuleBuilder().testsDisappeared(3);
        return Stream.of(
                Arguments.of(failures, 100, 6, 30_000, PASSED, "+4"),
                Arguments.of(failures, 100, 7, 30_000, WARNING, "+5"),
                Arguments.of(failures, 100, 8, 30_000, WARNING, "+6"),
                Arguments.of(failures, 100, 1, 30_000, PASSED, "−1"),
                Arguments.of(failures, 100, 2, 30_000, PASSED, "0"),
                Arguments.of(time, 100, 2, 30_000, PASSED, "±0.00 %"),
                Arguments.of(time, 100, 2, 35_999, PASSED, "+19.997 %"),
                Arguments.of(time, 100, 2, 36_000, WARNING, "+20.00 %"),
                Arguments.of(time, 100, 2, 36_001, WARNING, "+20.003 %"),
                Arguments.of(time, 100, 2, 15_000, PASSED, "−50.00 %"),
                Arguments.of(gone, 98, 2, 30_000, PASSED, "−2"),
                Arguments.of(gone, 97, 2, 30_000, WARNING, "−3"),
                Arguments.of(gone, 96, 2, 30_000, WARNING, "−4"),
                Arguments.of(gone, 104, 2, 30_000, PASSED, "+4"));
    }

    @ParameterizedTest
    @MethodSource("testRuns")
    void test_runs(GateRuleBuilder rule, long total, long failed, long millis, Outcome outcome, String actual) {
        GateResult result = new Builds()
                .tests(100, 2, Duration.ofSeconds(30))
                .tests(total, failed, Duration.ofMillis(millis))
                .judge(rule);

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.actual()).isEqualTo(actual);
    }

    static Stream<Arguments> levels() {
        GateRuleBuilder band = GateRule.on(Metric.LINE)
                .atLeast(BigDecimal.valueOf(80))
                .failBelow(BigDecimal.valueOf(75))
                .atMost(BigDecimal.valueOf(90))
                .failAbove(BigDecimal.valueOf(95));
        GateRuleBuilder drop = GateRule.on(Metric.LINE).maxDrop(BigDecimal.ONE).failAbove(BigDecimal.TEN);
        GateRuleBuilder ratchet =
                GateRule.on(Metric.LINE).ratchet(true).tolerance(10).failAbove(BigDecimal.valueOf(100));
        return Stream.of(
                Arguments.of(band, 799, WARNING),
                Arguments.of(band, 750, WARNING),
                Arguments.of(band, 749, FAILED),
                Arguments.of(band, 900, PASSED),
                Arguments.of(band, 901, WARNING),
                Arguments.of(band, 950, WARNING),
                Arguments.of(band, 951, FAILED),
                Arguments.of(drop, 790, PASSED),
                Arguments.of(drop, 789, WARNING),
                Arguments.of(drop, 700, WARNING),
                Arguments.of(drop, 699, FAILED),
                Arguments.of(ratchet, 790, PASSED),
                Arguments.of(ratchet, 789, WARNING),
                Arguments.of(ratchet, 700, WARNING),
                Arguments.of(ratchet, 699, FAILED));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            textBlock =
                    """
            # least | most | covered | reason
            80      | -    | 800     | exactly at its limit
            80      | -    | 801     | 0.10 points above
            80      | -    | 799     | 1 more covered line passes this gate
            80      | 90   | 850     | within its limits
            -       | 90   | 900     | within its limits
            -       | 90   | 901     | above the band: raise its limits
            80      | 90   | 901     | above the band: raise its limits
            """)
    void the_reason_says_how_far_it_is(BigDecimal least, BigDecimal most, long covered, String reason) {
        GateResult result = new Builds()
                .lines(covered, 1000 - covered)
                .judge(GateRule.on(Metric.LINE).atLeast(least).atMost(most));

        assertThat(result.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "99, FAILED",
        "100, WARNING",
        "199, WARNING",
        "200, PASSED",
        "300, PASSED",
        "301, WARNING",
        "400, WARNING",
        "401, FAILED"
    })
    void a_number_of_tests_has_a_second_level_too(long tests, Outcome outcome) {
        GateResult result = new Builds()
                .tests(tests, 0, Duration.ofSeconds(1))
                .judge(GateRule.on(Metric.TESTS)
                        .atLeast(BigDecimal.valueOf(200))
                        .failBelow(BigDecimal.valueOf(100))
                        .atMost(BigDecimal.valueOf(300))
                        .failAbove(BigDecimal.valueOf(400)));

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.actual()).isEqualTo(Long.toString(tests));
    }

    @Test
    void a_change_of_tests_says_what_was_and_what_is() {
        Builds builds = new Builds().tests(100, 2, Duration.ofMillis(30_004)).tests(90, 5, Duration.ofMillis(36_500));

        assertThat(builds.judge(new GateRuleBuilder().testTimeUpPercent(BigDecimal.TEN)))
                .returns("36.5 s, 30 s in #1", GateResult::reason)
                .returns(1, GateResult::baselineBuild);
        assertThat(builds.judge(new GateRuleBuilder().testsDisappeared(1)).reason())
                .isEqualTo("90 tests, 100 in #1");
        assertThat(builds.judge(new GateRuleBuilder().testFailuresUp(1)).reason())
                .isEqualTo("5 failed, 2 in #1");
    }

    @Test
    void the_time_of_tests_is_in_seconds() {
        GateResult result = new Builds()
                .tests(5, 0, Duration.ofMillis(90_250))
                .judge(GateRule.on(Metric.TEST_TIME).atMost(BigDecimal.valueOf(90)));

        assertThat(result.actual()).isEqualTo("90.25 s");
        assertThat(result.reason()).isEqualTo("above its limit");
    }

    @Test
    void a_ratchet_within_its_tolerance_says_so() {
        GateRuleBuilder rule = GateRule.on(Metric.LINE).ratchet(true).tolerance(2);

        assertThat(new Builds().lines(80, 20).lines(79, 21).judge(rule).reason())
                .isEqualTo("1 line below the best so far (#1), within the tolerance");
        assertThat(new Builds().lines(80, 20).lines(80, 20).judge(rule).reason())
                .isEqualTo("the best so far is #1");
        assertThat(new Builds().lines(80, 20).lines(77, 23).judge(rule).reason())
                .isEqualTo("1 more covered line passes this gate; the best so far is #1");
    }

    @Test
    void the_reason_names_the_second_level() {
        GateRuleBuilder band = GateRule.on(Metric.LINE)
                .atLeast(BigDecimal.valueOf(80))
                .failBelow(BigDecimal.valueOf(75))
                .atMost(BigDecimal.valueOf(90))
                .failAbove(BigDecimal.valueOf(95));
        assertThat(new Builds().lines(749, 251).judge(band).reason()).endsWith("; below 75 % it fails");
        assertThat(new Builds().lines(750, 250).judge(band).reason()).doesNotContain("fails");
        assertThat(new Builds().lines(951, 49).judge(band).reason()).endsWith("; above 95 % it fails");
        assertThat(new Builds().lines(950, 50).judge(band).reason()).doesNotContain("fails");
    }

    @ParameterizedTest
    @MethodSource("levels")
    void a_second_level_fails_the_build(GateRuleBuilder rule, long covered, Outcome outcome) {
        GateResult result =
                new Builds().lines(800, 200).lines(covered, 1000 - covered).judge(rule);

        assertThat(result.outcome()).isEqualTo(outcome);
    }

    private static Builds lines(Builds builds, String counter) {
        String[] parts = counter.split("/");
        return builds.lines(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
}
