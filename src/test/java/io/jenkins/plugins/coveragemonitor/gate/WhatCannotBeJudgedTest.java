package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.gate.Builds.change;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.component;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.file;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.judge;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.measurement;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevel;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part is not judged as the whole, and a gate that cannot be evaluated says why; it fails a build only where that is asked for. */
class WhatCannotBeJudgedTest {
    private static final Measurement WHOLE = Measurement.of(
            List.of(component("api", file("a", 80, 20)), component("web", file("w", 10, 90))), TestTotals.NONE);

    private static final Measurement PART =
            Measurement.of(List.of(component("api", file("a", 80, 20))), TestTotals.NONE);

    private static GateContext partial() {
        Point point = Point.builder(2, Builds.point(2, PART).time())
                .totals(PART.counters())
                .components(Builds.point(2, PART).components())
                .completeness(Completeness.of(List.of(new Missing("web", "w.info", "w.info is not there", 1))))
                .create();
        return GateContext.of(point, PART)
                .after(new Builds().add(WHOLE, Outcome.PASSED).past(""));
    }

    private static GateRuleBuilder atLeast(int percent) {
        return GateRule.on(Metric.LINE).atLeast(BigDecimal.valueOf(percent));
    }

    @Test
    void aPartIsNotJudgedAsTheWhole() {
        assertThat(judge(partial(), atLeast(60)))
                .returns(Outcome.NOT_EVALUATED, GateResult::outcome)
                .returns("this build is partial: w.info is not there", GateResult::reason)
                .returns(false, GateResult::isMissed);
        assertThat(judge(partial(), atLeast(60).component("web")).outcome()).isEqualTo(Outcome.NOT_EVALUATED);
        assertThat(judge(partial(), GateRule.on(Metric.LINE).maxDrop(BigDecimal.ZERO)))
                .returns(Outcome.NOT_EVALUATED, GateResult::outcome)
                .returns(null, GateResult::baselineBuild);
    }

    @Test
    void aComponentThatIsWholeIsJudged() {
        assertThat(judge(partial(), atLeast(60).component("api")))
                .returns(Outcome.PASSED, GateResult::outcome)
                .returns("80.00 %", GateResult::actual)
                .returns("20.00 points above", GateResult::reason);
    }

    @Test
    void whatIsThereIsJudgedWhereTheGateSaysSo() {
        assertThat(judge(partial(), atLeast(60).evaluatePartial(true)))
                .returns(Outcome.PASSED, GateResult::outcome)
                .returns("20.00 points above; evaluated on what is there, as w.info is not there", GateResult::reason);
        assertThat(judge(partial(), atLeast(60).component("web").evaluatePartial(true)))
                .returns(Outcome.NOT_EVALUATED, GateResult::outcome)
                .returns("this build has no component web", GateResult::reason);
    }

    @ParameterizedTest
    @CsvSource({"WARNING, WARNING", "FAILED, FAILED"})
    void aGateThatMustBeEvaluatedIsMissedByAPart(String level, Outcome outcome) {
        assertThat(judge(partial(), atLeast(60).onNotEvaluated(level)))
                .returns(outcome, GateResult::outcome)
                .returns(true, GateResult::isUnevaluatedMiss)
                .returns(true, GateResult::isMissed);
        assertThat(judge(partial(), atLeast(90).component("api").onNotEvaluated(level)))
                .as("missed by what it is")
                .returns(false, GateResult::isUnevaluatedMiss);
    }

    @Test
    void aPartHasNoBaseline() {
        List<GateRule> rules = List.of(atLeast(60).build());

        assertThat(Gates.evaluate(rules, partial()).baseline()).isNull();
        assertThat(Gates.evaluate(
                                rules,
                                new Builds()
                                        .add(WHOLE, Outcome.PASSED)
                                        .add(WHOLE)
                                        .newest())
                        .baseline()
                        .build())
                .isEqualTo(1);
    }

    @Test
    void anAbortedOrUnmeasuredBuildIsNotJudged() {
        GateContext aborted = new Builds().add(WHOLE).newest().aborted(true);

        assertThat(judge(aborted, atLeast(60).onNotEvaluated("FAILED")))
                .as("nobody can ask an aborted build for an answer")
                .returns(Outcome.NOT_EVALUATED, GateResult::outcome)
                .returns("the build was aborted", GateResult::reason);
        GateContext nothing = new Builds().add(WHOLE).add(Measurement.NONE).newest();
        assertThat(judge(nothing, atLeast(60)).reason()).isEqualTo("the build is unmeasured: no usable report");
        assertThat(judge(nothing, atLeast(60).onNotEvaluated("FAILED")).outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void theFirstBuildChangesNothingAndALaterOneOfWhichTheChangeIsNotKnownMay() {
        GateRuleBuilder patch = atLeast(60).scope("PATCH").onNotEvaluated("FAILED");
        GateContext first = new Builds().add(WHOLE).newest();
        GateContext later = new Builds().add(WHOLE).add(WHOLE).newest();

        assertThat(judge(first, patch).outcome()).isEqualTo(Outcome.NOT_EVALUATED);
        assertThat(judge(first.into(JobHistory.none("main")), patch).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(judge(later, patch))
                .returns(Outcome.FAILED, GateResult::outcome)
                .returns(
                        "it must be evaluated and cannot be, as no patch: the changed lines are not known",
                        GateResult::reason);
        assertThat(judge(new Builds().add(Measurement.NONE).add(WHOLE).newest(), patch)
                        .outcome())
                .as("no build before was measured")
                .isEqualTo(Outcome.NOT_EVALUATED);
    }

    @ParameterizedTest
    @CsvSource({"2, NOT_EVALUATED", "3, PASSED", "4, PASSED"})
    void aSmallChangeIsLessThanTheLimit(int changed, Outcome outcome) {
        Integer[] lines = {1, 2, 3, 4};
        GateContext context = new Builds()
                .add(measurement(source("a", "++++++")))
                .newest()
                .changing(change("a", java.util.Arrays.copyOf(lines, changed)));

        GateResult result = judge(context, atLeast(60).scope("PATCH").ignorePatchBelow(3));
        assertThat(result.outcome()).isEqualTo(outcome);
        if (outcome == Outcome.NOT_EVALUATED) {
            assertThat(result.reason()).isEqualTo("a small change: 2 measured lines, fewer than 3");
        }
    }

    private static GateResult said(GateRule rule, Outcome outcome) {
        return GateResult.builder(rule.title(), rule.metric(), rule.scope())
                .outcome(outcome)
                .actual("50.00 %")
                .expected("60 %")
                .reason("1 more covered line passes this gate")
                .create();
    }

    /** A build whose change measures nothing, after one whose patch came to something, counted from a commit. */
    private static GateContext unchanged(GateRule rule, Outcome before, String countedFrom, String countsFrom) {
        Measurement files = measurement(source("a", "+-"));
        Patch patch = new Patch(Map.of(), Set.of(), List.of(), countsFrom);
        Builds builds =
                new Builds().add(files, Outcome.PASSED).add(files, before).add(files);
        JobHistory past = builds.past("")
                .judged(
                        build -> build == 2
                                ? Optional.of(new PastVerdict(List.of(said(rule, before)), countedFrom))
                                : Optional.empty(),
                        List::of);
        return builds.newest().after(past).changing(patch);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
            # before,      from, now,  outcome,       reason
            FAILED,        base, base, PASSED,        the changed lines that missed it in #2 are gone
            WARNING,       base, base, PASSED,        the changed lines that missed it in #2 are gone
            FAILED,        base, next, NOT_EVALUATED, no changed line is measured code
            FAILED,        -,    base, NOT_EVALUATED, no changed line is measured code
            FAILED,        base, -,    NOT_EVALUATED, no changed line is measured code
            PASSED,        base, base, NOT_EVALUATED, no changed line is measured code
            NOT_EVALUATED, base, base, NOT_EVALUATED, no changed line is measured code
            """)
    void aPatchThatIsGonePassesOnlyIfItIsTheOneThatMissed(
            Outcome before, String countedFrom, String countsFrom, Outcome outcome, String reason) {
        GateRuleBuilder patch = atLeast(60).scope("PATCH");

        assertThat(judge(unchanged(patch.build(), before, countedFrom, countsFrom), patch))
                .returns(outcome, GateResult::outcome)
                .returns(reason, GateResult::reason);
    }

    /** #1 said something of the gate, #2 did not evaluate it; this build, #3, changes nothing that is measured. */
    @Test
    void aMissIsRememberedPastBuildsThatDidNotEvaluateTheGate() {
        GateRuleBuilder patch = atLeast(60).scope("PATCH");
        GateRule rule = patch.build();
        Measurement files = measurement(source("a", "+-"));
        Builds builds = new Builds().add(files).add(files).add(files);
        Map<Integer, Outcome> outcomes = Map.of(1, Outcome.FAILED, 2, Outcome.NOT_EVALUATED);
        JobHistory past = builds.past("")
                .judged(
                        build -> Optional.ofNullable(outcomes.get(build))
                                .map(outcome -> new PastVerdict(List.of(said(rule, outcome)), "base")),
                        List::of);
        Patch none = new Patch(Map.of(), Set.of(), List.of(), "base");

        assertThat(judge(builds.newest().after(past).changing(none), patch))
                .returns(Outcome.PASSED, GateResult::outcome)
                .returns("the changed lines that missed it in #1 are gone", GateResult::reason);
        assertThat(judge(
                        builds.newest().after(past).changing(none),
                        atLeast(60).scope("PATCH").name("another gate")))
                .as("of another gate nothing was said")
                .returns(Outcome.NOT_EVALUATED, GateResult::outcome);
    }

    private static GateContext accepting(AcceptedLevel... levels) {
        Builds builds = new Builds()
                .lines(90, 10, Outcome.PASSED)
                .lines(80, 20, Outcome.FAILED)
                .lines(80, 20);
        return builds.newest().after(builds.past("").judged(build -> Optional.empty(), () -> List.of(levels)));
    }

    private static AcceptedLevel level(String gate, Metric metric, String component, int build) {
        return new AcceptedLevel("", gate, metric, component, build, "ann", "known");
    }

    @Test
    void anAcceptedLevelIsTheBaselineOfTheGateThatItIsFor() {
        GateRuleBuilder drop = GateRule.on(Metric.LINE).maxDrop(BigDecimal.ONE);
        String name = drop.build().distinctName();

        assertThat(judge(accepting(), drop).outcome()).isEqualTo(Outcome.WARNING);
        assertThat(judge(accepting(level(name, Metric.LINE, "", 2)), drop))
                .returns(Outcome.PASSED, GateResult::outcome)
                .returns(2, GateResult::baselineBuild)
                .satisfies(result -> assertThat(result.reason()).contains("accepted by ann: known"));
        assertThat(judge(accepting(level(null, Metric.LINE, "", 2)), drop).baselineBuild())
                .isEqualTo(2);
        assertThat(judge(accepting(level("another gate", Metric.LINE, "", 2)), drop)
                        .baselineBuild())
                .isEqualTo(1);
        assertThat(judge(accepting(level(null, Metric.BRANCH, "", 2)), drop).baselineBuild())
                .isEqualTo(1);
        assertThat(judge(accepting(level(null, Metric.LINE, "web", 2)), drop).baselineBuild())
                .isEqualTo(1);
        assertThat(judge(accepting(level(null, Metric.LINE, "", 3)), drop).baselineBuild())
                .as("not yet recorded then")
                .isEqualTo(1);
        assertThat(judge(accepting(level(name, Metric.LINE, "", 2)), drop.baseline("PREVIOUS"))
                        .reason())
                .doesNotContain("accepted");
    }
}
