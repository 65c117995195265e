package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.gate.Builds.component;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.file;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.judge;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.FAILED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.NOT_EVALUATED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.PASSED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevel;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBest;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A level that people accepted is what gates compare with from the next build on. */
class AcceptedLevelTest {
    private static final GateRuleBuilder RATCHET = GateRule.on(Metric.LINE).ratchet(true);

    private static GateRuleBuilder drop() {
        return GateRule.on(Metric.LINE).maxDrop(BigDecimal.ONE);
    }

    private static AcceptedLevel level(int build) {
        return on("", build);
    }

    private static AcceptedLevel on(String branch, int build) {
        return new AcceptedLevel(branch, null, Metric.LINE, "", build, "ann", "known");
    }

    private static GateContext newest(Builds builds, AcceptedLevel... levels) {
        return builds.newest().after(past(builds, levels));
    }

    private static JobHistory past(Builds builds, AcceptedLevel... levels) {
        return builds.past("").judged(build -> Optional.empty(), () -> List.of(levels));
    }

    /** Judged by the ratchet, as each build is. */
    private static Builds kept(Builds builds, AcceptedLevel... levels) {
        return builds.keep(Gates.evaluate(List.of(RATCHET.build()), newest(builds, levels)));
    }

    @Test
    void theNewestOfSeveralCounts() {
        Builds builds = new Builds()
                .lines(90, 10, PASSED)
                .lines(80, 20, FAILED)
                .lines(70, 30, FAILED)
                .lines(70, 30);

        assertThat(judge(newest(builds, level(2), level(3)), drop()).baselineBuild())
                .isEqualTo(3);
        assertThat(judge(newest(builds, level(3), level(2)), drop()).baselineBuild())
                .as("in whatever order they were accepted")
                .isEqualTo(3);
        AcceptedLevel again = new AcceptedLevel("", null, Metric.LINE, "", 3, "bob", "later");
        assertThat(judge(newest(builds, level(3), again), drop()).reason())
                .as("of the same build the later word")
                .contains("accepted by bob: later");
    }

    @Test
    void itCountsOnItsBranchOrWhereNoBranchIsKnown() {
        Builds builds = new Builds()
                .lines(90, 10, PASSED)
                .on("main")
                .lines(80, 20, FAILED)
                .on("main")
                .lines(80, 20)
                .on("main");

        assertThat(judge(newest(builds, on("main", 2)), drop()).baselineBuild()).isEqualTo(2);
        assertThat(judge(newest(builds, on("", 2)), drop()).baselineBuild()).isEqualTo(2);
        assertThat(judge(newest(builds, on("release", 2)), drop()).baselineBuild())
                .isEqualTo(1);
        Builds oneBranch =
                new Builds().lines(90, 10, PASSED).lines(80, 20, FAILED).lines(80, 20);
        assertThat(judge(newest(oneBranch, on("main", 2)), drop()).baselineBuild())
                .as("the job knows only one")
                .isEqualTo(2);
    }

    @Test
    void itConcernsTheWholeOfWhatWasAccepted() {
        Measurement first = Measurement.of(List.of(component("web", file("a", 90, 10))), TestTotals.NONE);
        Measurement second = Measurement.of(List.of(component("web", file("a", 80, 20))), TestTotals.NONE);
        Builds builds = new Builds().add(first, PASSED).add(second, FAILED).add(second);
        GateContext project = newest(builds, level(2));
        GateContext web = newest(builds, new AcceptedLevel("", null, Metric.LINE, "web", 2, "ann", "known"));

        assertThat(judge(web, drop().component("web")).baselineBuild()).isEqualTo(2);
        assertThat(judge(project, drop().component("web")).baselineBuild()).isEqualTo(1);
        assertThat(judge(project, drop()).baselineBuild()).isEqualTo(2);
        assertThat(judge(project, drop().path("a")).baselineBuild())
                .as("a path is a part of it")
                .isEqualTo(1);
        assertThat(judge(project.changing(Builds.change("a", 1)), drop().scope("FILES"))
                        .baselineBuild())
                .as("and so is a changed file")
                .isEqualTo(1);
    }

    @Test
    void aBuildThatPassedSinceIsNewerAndIsComparedWith() {
        Builds builds = new Builds()
                .lines(90, 10, PASSED)
                .lines(80, 20, FAILED)
                .lines(85, 15, PASSED)
                .lines(80, 20);

        assertThat(judge(newest(builds, level(2)), drop())).returns(3, GateResult::baselineBuild);
    }

    @Test
    void anAcceptedBuildIsABaselineEvenWhereThereIsNoOther() {
        Builds request = new Builds().lines(80, 20, FAILED).lines(80, 20);
        GateContext context = newest(request, level(1)).into(JobHistory.none("main"));

        assertThat(judge(context, drop())).returns(PASSED, GateResult::outcome).returns(1, GateResult::baselineBuild);
        assertThat(judge(newest(new Builds().add(Measurement.NONE).lines(80, 20), level(1)), drop()))
                .as("it measured nothing")
                .returns(NOT_EVALUATED, GateResult::outcome);
    }

    @Test
    void aRatchetBeginsAnewThere() {
        Builds builds = kept(new Builds().lines(90, 10));
        kept(builds.lines(80, 20));
        kept(builds.lines(79, 21), level(2));

        assertThat(judge(newest(builds, level(2)), RATCHET))
                .returns(WARNING, GateResult::outcome)
                .returns("80.00 %", GateResult::expected)
                .returns(
                        "1 more covered line passes this gate; the best so far is #2, accepted by ann: known",
                        GateResult::reason);
        kept(builds.lines(85, 15), level(2));
        assertThat(judge(newest(builds.lines(84, 16), level(2)), RATCHET))
                .as("and rises from there")
                .returns("85.00 %", GateResult::expected);
        assertThat(judge(newest(builds, level(2), level(5)), RATCHET))
                .as("the level of this build can only be accepted later")
                .returns("85.00 %", GateResult::expected);
    }

    /** No ratchet judged the builds before: of those the accepted one is the first that counts. */
    @Test
    void aRatchetThatComesLaterBeginsThereToo() {
        Builds builds = new Builds().lines(90, 10).lines(80, 20).lines(70, 30).lines(75, 25);

        assertThat(judge(newest(builds, level(2)), RATCHET))
                .returns("80.00 %", GateResult::expected)
                .returns(2, GateResult::baselineBuild);
        assertThat(judge(newest(builds, level(3)), RATCHET))
                .returns("70.00 %", GateResult::expected)
                .returns(3, GateResult::baselineBuild);
    }

    /** What the target branch reached is not asked for where somebody accepted less. */
    @Test
    void inAChangeRequestItCountsBeforeTheTargetsLevel() {
        JobHistory main = new Builds().lines(95, 5, PASSED).past("main");
        Builds request = new Builds().lines(80, 20).lines(80, 20);

        assertThat(judge(newest(request, level(1)).into(main), RATCHET))
                .returns(PASSED, GateResult::outcome)
                .returns("80.00 %", GateResult::expected);
        assertThat(judge(newest(request).into(main), RATCHET)).returns("95.00 %", GateResult::expected);
    }

    /** The target branch's own accepted level is its level, whatever branch the request is of. */
    @Test
    void theTargetBranchsLevelIsTheAcceptedOneToo() {
        Builds target = new Builds().lines(95, 5, PASSED).lines(80, 20, FAILED);
        JobHistory main = target.past("main").judged(build -> Optional.empty(), () -> List.of(on("main", 2)));
        GateContext request = new Builds().lines(80, 20).on("feature").newest().into(main);

        assertThat(judge(request, RATCHET).expected()).isEqualTo("95.00 %");
        JobHistory passed = new Builds()
                .lines(95, 5, PASSED)
                .lines(80, 20, PASSED)
                .past("main")
                .judged(build -> Optional.empty(), () -> List.of(on("main", 2)));
        assertThat(judge(new Builds().lines(80, 20).on("feature").newest().into(passed), RATCHET))
                .returns(PASSED, GateResult::outcome)
                .returns("80.00 %", GateResult::expected);
    }

    private static final GateRuleBuilder FILES =
            GateRule.on(Metric.LINE).ratchet(true).scope("FILES");

    private static final AcceptedLevel OF_FILES =
            new AcceptedLevel("", FILES.build().distinctName(), Metric.LINE, "", 2, "ann", "known");

    /** Builds of one file, each judged by a ratchet on changed files. */
    private static Builds files(int... percents) {
        Builds builds = new Builds();
        for (int percent : percents) {
            builds.add(Builds.measurement(file("a", percent, 100 - percent)));
            builds.keep(Gates.evaluate(List.of(FILES.build()), builds.newest().changing(Builds.change("a", 1))));
        }
        return builds;
    }

    private static GateResult ofFile(Builds earlier, int percent, AcceptedLevel... levels) {
        earlier.add(Builds.measurement(file("a", percent, 100 - percent)));
        return judge(newest(earlier, levels).changing(Builds.change("a", 1)), FILES);
    }

    /** Each changed file has a best of its own, which its job keeps; what was reached before the accepted build is gone. */
    @Test
    void aChangedFileIsHeldToWhatItReachedSince() {
        assertThat(ofFile(files(90, 80), 79, OF_FILES)).returns("80.00 %", GateResult::expected);
        assertThat(ofFile(files(90, 80, 70, 75), 74, OF_FILES)).returns("80.00 %", GateResult::expected);
        assertThat(ofFile(files(90, 80, 85), 84, OF_FILES)).returns("85.00 %", GateResult::expected);
        assertThat(ofFile(files(90, 80), 79)).returns("90.00 %", GateResult::expected);
        assertThat(ofFile(files(70, 90).withoutDetails(), 85, OF_FILES))
                .as("what the accepted build itself reached counts, though its files are gone")
                .returns("90.00 %", GateResult::expected);
    }

    @Test
    void ofEqualLevelsTheOwnIsNamed() {
        JobHistory main = new Builds().lines(8, 2, PASSED).past("app/main");

        assertThat(judge(new Builds().lines(80, 20).lines(79, 21).newest().into(main), RATCHET))
                .returns(1, GateResult::baselineBuild)
                .returns(null, GateResult::baselineJob);
    }

    private static Point held(int build, int percent, int level, int reachedBy) {
        RatchetBest best = new RatchetBest(new Counter(level, 100 - level), reachedBy);
        return Builds.point(build, Builds.measurement(file("a", percent, 100 - percent)))
                .judged(Map.of(PASSED, 1), Map.of("LINE", best));
    }

    private static String heldTo(Point... points) {
        GateContext now = new Builds().lines(50, 50).newest();
        GateContext fourth = GateContext.of(Builds.point(4, now.measurement()), now.measurement());
        JobHistory past = new JobHistory("", List.of(points), build -> Optional.empty());
        return judge(fourth.after(past), RATCHET).expected();
    }

    /** #1 said 90 % when #2 was judged; recorded anew it says 80 %. */
    @Test
    void aLevelThatItsBuildTookBackIsNoLevel() {
        assertThat(heldTo(held(1, 90, 90, 1), held(2, 85, 90, 1))).isEqualTo("90.00 %");
        assertThat(heldTo(held(1, 80, 80, 1), held(2, 85, 90, 1))).isEqualTo("85.00 %");
        assertThat(heldTo(held(1, 90, 90, 1), held(3, 60, 95, 2)))
                .as("of #2 history has no word any more")
                .isEqualTo("95.00 %");
        Point withoutRatchet = Builds.point(2, Builds.measurement(file("a", 70, 30)), PASSED);
        assertThat(heldTo(held(1, 90, 90, 1), withoutRatchet, held(3, 60, 95, 2)))
                .as("and recorded anew without a ratchet it says nothing")
                .isEqualTo("95.00 %");
    }

    /** A ratchet that is new to a project looks at all builds; one that was kept knows what it needs from the first. */
    @Test
    void aKeptLevelSaysAllOfTheBuildsBefore() {
        Point before = Builds.point(1, Builds.measurement(file("a", 99, 1)), PASSED);

        assertThat(heldTo(before)).isEqualTo("99.00 %");
        assertThat(heldTo(before, held(2, 60, 70, 2))).isEqualTo("70.00 %");
    }
}
