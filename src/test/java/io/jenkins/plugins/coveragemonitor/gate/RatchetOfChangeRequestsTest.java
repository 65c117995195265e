package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.gate.Builds.change;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.file;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.judge;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.FAILED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.NOT_EVALUATED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.PASSED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.collect.patch.PatchReader;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A ratchet begins, in a change request, with the level that the target branch has. */
class RatchetOfChangeRequestsTest {
    private static final GateRuleBuilder RATCHET = GateRule.on(Metric.LINE).ratchet(true);

    /** main: #1 at 85 % (aaaa), #2 at 82 % (bbbb), #3 at 90 % (cccc). */
    private static JobHistory main() {
        return new Builds()
                .lines(850, 150, PASSED)
                .of("aaaa")
                .lines(820, 180, WARNING)
                .of("bbbb")
                .lines(900, 100, PASSED)
                .of("cccc")
                .past("app/main")
                .called("main");
    }

    private static Lineage from(String mergeBase) {
        return new Lineage("head", mergeBase, List.of(mergeBase), Map.of(), Set.of(), null);
    }

    @Test
    void theFirstBuildIsHeldToTheBestThatTheTargetBranchHadWhereTheWorkBegan() {
        GateContext first = new Builds().lines(840, 160).newest().into(main()).from(from("bbbb"));

        assertThat(judge(first, RATCHET))
                .returns(WARNING, GateResult::outcome)
                .returns("85.00 %", GateResult::expected)
                .returns(1, GateResult::baselineBuild)
                .returns("app/main", GateResult::baselineJob)
                .returns("10 more covered lines pass this gate; the best so far is main #1", GateResult::reason);
        assertThat(judge(new Builds().lines(850, 150).newest().into(main()).from(from("bbbb")), RATCHET))
                .as("what others reached after the work began is not asked for")
                .returns(PASSED, GateResult::outcome);
        assertThat(judge(first, GateRule.on(Metric.LINE).ratchet(true).tolerance(10)))
                .returns(PASSED, GateResult::outcome);
    }

    @Test
    void whereGitCannotTellTheLevelIsThatOfTheLastGoodBuild() {
        assertThat(judge(new Builds().lines(899, 101).newest().into(main()), RATCHET))
                .returns(WARNING, GateResult::outcome)
                .returns("90.00 %", GateResult::expected)
                .returns(3, GateResult::baselineBuild);
    }

    @Test
    void itsOwnBetterBuildsRaiseTheLevelAndAMovedMergeBaseDoesToo() {
        Builds request = new Builds().lines(880, 120);
        GateRule rule = RATCHET.build();
        request.keep(Gates.evaluate(List.of(rule), request.newest().into(main()).from(from("bbbb"))));
        request.lines(870, 130);

        assertThat(judge(request.newest().into(main()).from(from("bbbb")), RATCHET))
                .returns(WARNING, GateResult::outcome)
                .returns("10 more covered lines pass this gate; the best so far is #1", GateResult::reason)
                .returns(null, GateResult::baselineJob);
        assertThat(judge(request.newest().into(main()).from(from("cccc")), RATCHET))
                .returns("90.00 %", GateResult::expected)
                .returns("app/main", GateResult::baselineJob);
    }

    /** The number of a build means nothing in another job: what a change request keeps is its own alone. */
    @Test
    void historyKeepsOnlyWhatItsOwnBuildsReached() {
        Builds request = new Builds().lines(700, 300);

        Verdict verdict = Gates.evaluate(
                List.of(RATCHET.build()), request.newest().into(main()).from(from("bbbb")));

        assertThat(verdict.outcome()).isEqualTo(WARNING);
        assertThat(verdict.best().get("LINE").counter().percentText()).isEqualTo("70.00 %");
        assertThat(verdict.best().get("LINE").build()).isEqualTo(1);
    }

    @Test
    void whatTheTargetsOwnRatchetKeptCountsHoweverOld() {
        Builds target = new Builds().lines(950, 50, PASSED);
        target.keep(Gates.evaluate(List.of(RATCHET.build()), target.newest()));
        target.lines(800, 200);
        target.keep(Gates.evaluate(List.of(RATCHET.build()), target.newest())).onlyNewest(1);

        assertThat(judge(new Builds().lines(900, 100).newest().into(target.past("main")), RATCHET))
                .returns("95.00 %", GateResult::expected)
                .returns(WARNING, GateResult::outcome);
    }

    @Test
    void ratchetBuildsCountsBackFromTheBuildThatIsComparedWith() {
        GateRuleBuilder last = GateRule.on(Metric.LINE).ratchet(true).ratchetBuilds(1);

        assertThat(judge(new Builds().lines(820, 180).newest().into(main()).from(from("bbbb")), last))
                .returns(PASSED, GateResult::outcome)
                .returns("82.00 %", GateResult::expected);
    }

    @Test
    void aTargetWithoutAMeasuredBuildLeavesTheOwnBuildsAndIsNamedWhereThereAreNone() {
        Builds unmeasured = new Builds().add(Measurement.NONE).lines(990, 10).but(BuildState.RUNNING);
        for (JobHistory target : List.of(JobHistory.none("main"), unmeasured.past("main"))) {
            assertThat(judge(new Builds().lines(700, 300).newest().into(target), RATCHET))
                    .returns(NOT_EVALUATED, GateResult::outcome)
                    .returns(
                            "no baseline: no earlier build has line coverage, nor has the target branch main",
                            GateResult::reason);
            assertThat(judge(
                            new Builds()
                                    .lines(800, 200)
                                    .lines(700, 300)
                                    .newest()
                                    .into(target),
                            RATCHET))
                    .returns(WARNING, GateResult::outcome)
                    .returns(1, GateResult::baselineBuild);
        }
    }

    @Test
    void aComponentAPathAndEachChangedFileHaveTheTargetsLevelToo() throws Exception {
        Measurement then = Measurement.of(
                List.of(
                        Builds.component("web", file("web/old.js", 9, 1)),
                        Builds.component("api", file("api/B", 5, 5))),
                TestTotals.NONE);
        Measurement now = Measurement.of(
                List.of(
                        Builds.component("web", file("web/new.js", 8, 2)),
                        Builds.component("api", file("api/B", 9, 1))),
                TestTotals.NONE);
        GateContext first = new Builds()
                .add(now)
                .newest()
                .into(new Builds().add(then, PASSED).past("main"));

        assertThat(judge(first, RATCHET)).returns(PASSED, GateResult::outcome);
        assertThat(judge(first, GateRule.on(Metric.LINE).ratchet(true).component("web")))
                .returns(WARNING, GateResult::outcome)
                .returns("90.00 %", GateResult::expected);
        assertThat(judge(first, GateRule.on(Metric.LINE).ratchet(true).path("web/**")))
                .returns(WARNING, GateResult::outcome);
        GateRuleBuilder files = GateRule.on(Metric.LINE).ratchet(true).scope("FILES");
        assertThat(judge(first.changing(change("api/B", 1)), files)).returns(PASSED, GateResult::outcome);
        Patch renamed =
                PatchReader.parse("diff --git a/web/old.js b/web/new.js\nrename from web/old.js\nrename to web/new.js\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(judge(first.changing(renamed), files.onMiss("FAILED")))
                .as("a renamed file is held to what it was under its old name")
                .returns(FAILED, GateResult::outcome)
                .returns("web/new.js", GateResult::path)
                .returns("90.00 %", GateResult::expected);
    }
}
