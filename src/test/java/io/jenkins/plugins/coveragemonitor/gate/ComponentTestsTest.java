package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.history.Outcome.FAILED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.NOT_EVALUATED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.PASSED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Gates on tests look at the tests of a component where they are asked to, and say no more than is certain where some are missing. */
class ComponentTestsTest {
    private static final Missing WEB = new Missing("web", "web/TEST-*.xml", "no report matches", 1, true);

    private final List<Point> points = new ArrayList<>();

    private static TestTotals run(long total, long failed, long seconds) {
        return new TestTotals(total, failed, 0, Duration.ofSeconds(seconds));
    }

    /** A build with the tests of a backend and of a web component, {@code null} if it has none. */
    private ComponentTestsTest build(TestTotals backend, TestTotals web) {
        Map<String, TestTotals> tests = new TreeMap<>();
        if (backend != null) {
            tests.put("backend", backend);
        }
        if (web != null) {
            tests.put("web", web);
        }
        TestTotals all = tests.values().stream().reduce(TestTotals.NONE, TestTotals::plus);
        points.add(
                Builds.point(points.size() + 1, Measurement.of(List.of(), all)).testing(tests));
        return this;
    }

    private ComponentTestsTest lacking(Missing... missing) {
        Point last = points.remove(points.size() - 1);
        points.add(last.with(new Completeness(List.of(missing))));
        return this;
    }

    private GateResult judge(GateRuleBuilder rule) {
        GateContext newest = GateContext.of(points.get(points.size() - 1), Measurement.NONE)
                .after(new JobHistory("", points, build -> Optional.empty()));
        return Builds.judge(newest, rule);
    }

    private static GateRuleBuilder failures(int most) {
        return GateRule.on(Metric.TEST_FAILURES).atMost(BigDecimal.valueOf(most));
    }

    @Test
    void aFixedLimitJudgesTheComponentAlone() {
        build(run(10, 0, 5), run(20, 3, 7));

        assertThat(judge(failures(0).component("backend")).outcome()).isEqualTo(PASSED);
        assertThat(judge(failures(0).component("web").onMiss("FAILED")).outcome())
                .isEqualTo(FAILED);
        assertThat(judge(failures(0)).actual()).isEqualTo("3");
        assertThat(judge(GateRule.on(Metric.TESTS).component("web").atLeast(BigDecimal.valueOf(21)))
                        .actual())
                .isEqualTo("20");
        assertThat(judge(GateRule.on(Metric.TEST_TIME).component("backend").atMost(BigDecimal.valueOf(5)))
                        .outcome())
                .isEqualTo(PASSED);
    }

    @Test
    void aChangeIsThatOfTheComponent() {
        build(run(10, 0, 10), run(20, 3, 10)).build(run(8, 2, 13), run(30, 1, 5));

        GateResult more = judge(new GateRuleBuilder().testFailuresUp(2).component("backend"));
        assertThat(more.outcome()).isEqualTo(WARNING);
        assertThat(more.reason()).isEqualTo("2 failed, 0 in #1");
        assertThat(judge(new GateRuleBuilder().testFailuresUp(1)).outcome()).isEqualTo(PASSED);
        assertThat(judge(new GateRuleBuilder().testsDisappeared(2).component("backend"))
                        .actual())
                .isEqualTo("−2");
        assertThat(judge(new GateRuleBuilder()
                                .testTimeUpPercent(BigDecimal.valueOf(30))
                                .component("backend"))
                        .actual())
                .isEqualTo("+30.00 %");
    }

    /** A build in which only another component had tests is no baseline of this one. */
    @Test
    void onlyABuildWithTestsOfTheComponentIsComparedWith() {
        build(run(10, 0, 1), run(5, 0, 1)).build(null, run(5, 0, 1)).build(run(10, 4, 1), run(5, 0, 1));

        assertThat(judge(new GateRuleBuilder().testFailuresUp(1).component("backend"))
                        .reason())
                .isEqualTo("4 failed, 0 in #1");
    }

    @Test
    void aComponentWithoutTestsIsNotEvaluated() {
        build(null, run(5, 0, 1));

        GateResult result = judge(failures(0).component("backend"));
        assertThat(result.outcome()).isEqualTo(NOT_EVALUATED);
        assertThat(result.reason()).isEqualTo("no test report of backend in this build");
        assertThat(judge(failures(0).component("backend").onNotEvaluated("FAILED"))
                        .outcome())
                .isEqualTo(FAILED);
    }

    /** The tests that would have failed may be the ones whose report is lost. */
    @Test
    void aPassIsNotCertainWhereTestsAreMissing() {
        build(run(10, 0, 1), run(5, 0, 1)).build(run(10, 0, 1), null).lacking(WEB);

        GateResult result = judge(failures(0));
        assertThat(result.outcome()).isEqualTo(NOT_EVALUATED);
        assertThat(result.reason()).isEqualTo("tests are missing: no report matches");
        assertThat(judge(new GateRuleBuilder().testFailuresUp(1)).outcome()).isEqualTo(NOT_EVALUATED);
        assertThat(judge(new GateRuleBuilder().testsDisappeared(1)).outcome()).isEqualTo(NOT_EVALUATED);
        assertThat(judge(failures(0).component("web")).reason()).isEqualTo("tests are missing: no report matches");
        assertThat(judge(failures(0).component("backend")).outcome()).isEqualTo(PASSED);
        GateResult part = judge(failures(0).evaluatePartial(true));
        assertThat(part.outcome()).isEqualTo(PASSED);
        assertThat(part.reason()).endsWith("; evaluated on what is there, as no report matches");
    }

    @Test
    void whatHasFailedHasFailedWhateverIsMissing() {
        build(run(10, 0, 1), run(5, 0, 1)).build(run(10, 2, 90), null).lacking(WEB);

        GateResult result = judge(failures(1).onMiss("FAILED"));
        assertThat(result.outcome()).isEqualTo(FAILED);
        assertThat(result.reason()).isEqualTo("above its limit; more tests are missing: no report matches");
        assertThat(judge(new GateRuleBuilder().testFailuresUp(2)).outcome()).isEqualTo(WARNING);
        assertThat(judge(GateRule.on(Metric.TEST_TIME).atMost(BigDecimal.valueOf(60)))
                        .outcome())
                .isEqualTo(WARNING);
        assertThat(judge(GateRule.on(Metric.TESTS).atLeast(BigDecimal.valueOf(15)))
                        .outcome())
                .isEqualTo(NOT_EVALUATED);
    }

    /** Of a build that lacked tests only a part is known, so that the next one is not blamed for the rest. */
    @Test
    void aBuildThatLackedTestsIsNotComparedWith() {
        build(run(10, 0, 1), run(5, 4, 1))
                .build(run(10, 0, 1), null)
                .lacking(WEB)
                .build(run(10, 0, 1), run(5, 4, 1));

        assertThat(judge(new GateRuleBuilder().testFailuresUp(1)).reason()).isEqualTo("4 failed, 4 in #1");
    }

    /** What coverage lacks says nothing of the tests. */
    @Test
    void missingCoverageDoesNotConcernTests() {
        build(run(10, 0, 1), run(5, 0, 1)).lacking(new Missing("web", "web/lcov.info", "lost", 1, false));

        assertThat(judge(failures(0)).outcome()).isEqualTo(PASSED);
    }
}
