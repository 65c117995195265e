package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.gate.Builds.judge;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.FAILED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.NOT_EVALUATED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.PASSED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which build a gate compares with, and that it says so. */
class BaselineChoiceTest {
    private static final GateRuleBuilder DROP = GateRule.on(Metric.LINE).maxDrop(new BigDecimal("0.5"));

    /** main: #1 bad (a), #2 good (b), #3 good (c). */
    private static JobHistory main() {
        return new Builds()
                .lines(900, 100, WARNING)
                .of("aaaa")
                .lines(800, 200, PASSED)
                .of("bbbb")
                .lines(850, 150, PASSED)
                .of("cccc")
                .past("app/main")
                .called("main");
    }

    private static GateContext request() {
        return new Builds().lines(810, 190).newest();
    }

    private static Lineage lineage(String mergeBase, String... ancestors) {
        return new Lineage(
                "head", mergeBase, List.of(ancestors), Map.of(), Set.of(), mergeBase == null ? "no origin" : null);
    }

    @Test
    void aChangeRequestAnswersForWhatItChangedAndForNothingThatOthersDidSince() {
        GateResult result = judge(request().into(main()).from(lineage("bbbb", "bbbb", "aaaa")), DROP);

        assertThat(result)
                .returns(PASSED, GateResult::outcome)
                .returns(2, GateResult::baselineBuild)
                .returns("app/main", GateResult::baselineJob)
                .returns("against main #2, built from the merge base", GateResult::reason);
        assertThat(judge(request().into(main()), DROP)).returns(WARNING, GateResult::outcome);
    }

    @Test
    void theNewestMeasuredBuildBeforeTheMergeBaseIsTheNextBest() {
        GateResult result = judge(request().into(main()).from(lineage("0123456789abcdef", "aaaa")), DROP);

        assertThat(result)
                .returns(WARNING, GateResult::outcome)
                .returns(1, GateResult::baselineBuild)
                .satisfies(gate -> assertThat(gate.reason())
                        .endsWith("against main #1, the newest build before the merge base 0123456789"));
    }

    @Test
    void withoutTheTargetInTheCloneTheNewestBuildThatTheWorkGrewFromIsTaken() {
        assertThat(judge(request().into(main()).from(lineage(null, "bbbb")), DROP)
                        .reason())
                .isEqualTo("against main #2, the newest of its builds that this one grew from (no origin)");
    }

    @Test
    void whereGitCannotTellTheLastGoodBuildIsTakenAndTheReasonSaid() {
        assertThat(judge(request().into(main()).from(lineage(null)), DROP))
                .returns(3, GateResult::baselineBuild)
                .satisfies(gate -> assertThat(gate.reason())
                        .endsWith("against main #3, its last good build: the merge base is not known, no origin"));
        assertThat(judge(request().into(main()).from(lineage("0123")), DROP).reason())
                .endsWith("main #3, its last good build: no build measured the merge base 0123 or one before it");
        assertThat(judge(request().into(main()), DROP).reason())
                .endsWith("main #3, its last good build: git was not asked for the merge base");
        JobHistory withoutCommits = new Builds().lines(805, 195, FAILED).past("main");
        assertThat(judge(request().into(withoutCommits).from(lineage("0123")), DROP)
                        .reason())
                .isEqualTo("against main #1, its newest build, as none has passed yet: no commit is recorded with its"
                        + " builds");
    }

    @Test
    void aTargetBranchThatWasNeverMeasuredIsNoReasonToCompareWithSomethingElse() {
        GateContext again = new Builds().lines(900, 100, PASSED).lines(810, 190).newest();
        Builds unmeasured = new Builds().add(Measurement.NONE).lines(900, 100).but(BuildState.RUNNING);

        for (JobHistory target : List.of(JobHistory.none("main"), unmeasured.past("main"))) {
            assertThat(judge(again.into(target), DROP))
                    .returns(NOT_EVALUATED, GateResult::outcome)
                    .returns(
                            "no baseline: the target branch main has no complete build with line coverage",
                            GateResult::reason);
        }
    }

    @Test
    void anAbortedOrRunningBuildIsNeitherBaselineNorBest() {
        for (BuildState buildState : List.of(BuildState.ABORTED, BuildState.RUNNING)) {
            Builds builds = new Builds()
                    .lines(800, 200, PASSED)
                    .lines(990, 10, PASSED)
                    .but(buildState)
                    .lines(796, 204);
            assertThat(builds.judge(DROP)).returns(1, GateResult::baselineBuild).returns(PASSED, GateResult::outcome);
            assertThat(builds.judge(DROP.baseline("PREVIOUS"))).returns(1, GateResult::baselineBuild);
            assertThat(builds.judge(GateRule.on(Metric.LINE).ratchet(true).tolerance(4)))
                    .returns(PASSED, GateResult::outcome)
                    .returns(1, GateResult::baselineBuild);
            DROP.baseline(null);
        }
    }

    @Test
    void theCommitsToAskGitForAreThoseOfTheBaselines() {
        Builds builds = new Builds()
                .lines(800, 200, PASSED)
                .of("aaaa")
                .lines(700, 300, FAILED)
                .of("bbbb")
                .lines(700, 300);
        GateRule previous = GateRule.on(Metric.LINE)
                .maxDrop(BigDecimal.ONE)
                .baseline("PREVIOUS")
                .build();

        assertThat(Gates.baselineCommits(List.of(DROP.build(), previous), builds.newest()))
                .containsExactly("aaaa", "bbbb");
        assertThat(Gates.baselineCommits(List.of(DROP.build()), request().into(main())))
                .containsExactly("cccc");
    }

    /** A job may build several branches; where a build's branch is not known it counts for all. */
    @Test
    void onlyBuildsOfTheSameBranchAreCompared() {
        Builds builds = new Builds()
                .lines(700, 300, PASSED)
                .lines(800, 200, PASSED)
                .on("main")
                .lines(900, 100, PASSED)
                .on("release");

        assertThat(builds.lines(800, 200).on("main").judge(DROP)).returns(2, GateResult::baselineBuild);
        assertThat(builds.lines(890, 110).on("other").judge(DROP))
                .as("whose branch is not known may be of this one")
                .returns(1, GateResult::baselineBuild);
        assertThat(new Builds()
                        .lines(900, 100, PASSED)
                        .on("release")
                        .lines(900, 100)
                        .judge(DROP))
                .returns(1, GateResult::baselineBuild);
    }

    @Test
    void itSaysWhichBaselineThereIsNot() {
        GateRuleBuilder job =
                GateRule.on(Metric.LINE).maxDrop(BigDecimal.ONE).baseline("JOB").baselineJob("nightly");
        GateRuleBuilder previous =
                GateRule.on(Metric.LINE).maxDrop(BigDecimal.ONE).baseline("PREVIOUS");

        assertThat(judge(request(), job))
                .returns(NOT_EVALUATED, GateResult::outcome)
                .returns("no baseline: the job nightly has no good build with line coverage", GateResult::reason);
        assertThat(judge(request(), job.onNotEvaluated("FAILED")))
                .as("whoever names a job wants to know that it has none")
                .returns(FAILED, GateResult::outcome);
        assertThat(judge(request().into(main()), previous.onNotEvaluated("FAILED")))
                .as("the first build of a change request has none before it")
                .returns(NOT_EVALUATED, GateResult::outcome)
                .returns("no baseline: no earlier build has line coverage", GateResult::reason);
        assertThat(judge(
                        request().into(JobHistory.none("main")),
                        GateRule.on(Metric.LINE).maxDrop(BigDecimal.ONE).baseline("TARGET")))
                .returns(
                        "no baseline: the target branch main has no complete build with line coverage",
                        GateResult::reason);
    }

    @Test
    void gitIsAskedForTheCommitsOfBaselinesOfCoverageAlone() {
        JobHistory nightly = new Builds().lines(800, 200, PASSED).of("nnnn").past("nightly");
        GateContext context = new Builds()
                .lines(800, 200, PASSED)
                .of("aaaa")
                .lines(700, 300)
                .newest()
                .among(job -> Optional.of(nightly));
        GateRule drop = GateRule.on(Metric.LINE)
                .maxDrop(BigDecimal.ONE)
                .baseline("JOB")
                .baselineJob("nightly")
                .build();
        GateRule tests = new GateRuleBuilder()
                .testFailuresUp(1)
                .baseline("JOB")
                .baselineJob("nightly")
                .build();
        GateRule fixed = GateRule.on(Metric.LINE).atLeast(BigDecimal.ONE).build();

        assertThat(Gates.baselineCommits(List.of(fixed, drop), context)).containsExactly("aaaa", "nnnn");
        assertThat(Gates.baselineCommits(List.of(fixed, tests), context)).containsExactly("aaaa");
    }

    /** The change of a patch gate is compared with the whole of the baseline, and the reason says which that is. */
    @Test
    void aPatchIsComparedWithTheWholeOfTheBaseline() {
        Measurement now = Builds.measurement(Builds.source("f", "++++-"));
        GateContext changed = new Builds()
                .add(now)
                .newest()
                .changing(Builds.change("f", 1, 2, 3, 4, 5))
                .into(main())
                .from(lineage("bbbb", "bbbb"));
        GateRuleBuilder patch = GateRule.on(Metric.LINE).maxDrop(BigDecimal.ONE).scope("PATCH");

        assertThat(judge(changed, patch))
                .returns(PASSED, GateResult::outcome)
                .returns("against main #2 as a whole, built from the merge base", GateResult::reason);
        GateContext alone =
                new Builds().lines(8, 2, PASSED).add(now).newest().changing(Builds.change("f", 1, 2, 3, 4, 5));
        assertThat(judge(alone, patch).reason()).isEqualTo("against #1 as a whole");
    }
}
