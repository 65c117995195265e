package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.gate.Builds.change;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.component;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.file;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.judge;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.measurement;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.source;
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
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a gate looks at, what it compares with, and what it says. */
class GatesTest {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal EIGHTY = BigDecimal.valueOf(80);

    private static GateRuleBuilder atLeast(int percent) {
        return GateRule.on(Metric.LINE).atLeast(BigDecimal.valueOf(percent));
    }

    private static GateRuleBuilder drop() {
        return GateRule.on(Metric.LINE).maxDrop(HALF);
    }

    @Test
    void a_missed_gate_says_how_many_more_covered_lines_pass_it() {
        GateResult result = new Builds().lines(15977, 4023 + 7).judge(atLeast(80));

        assertThat(result.name()).isEqualTo("Line at least 80 %");
        assertThat(result.expected()).isEqualTo("80 %");
        assertThat(result.actual()).isEqualTo("79.85 %");
        assertThat(result.coveredLinesNeeded()).isEqualTo(29);
        assertThat(result.reason()).isEqualTo("29 more covered lines pass this gate");
        assertThat(new Builds().lines(15977 + 29, 4030 - 29).judge(atLeast(80)).outcome())
                .isEqualTo(PASSED);
        assertThat(new Builds().lines(15977 + 28, 4030 - 28).judge(atLeast(80)).outcome())
                .isEqualTo(WARNING);
    }

    @Test
    void a_bad_build_does_not_become_the_norm() {
        Builds builds =
                new Builds().lines(900, 100, PASSED).lines(800, 200, FAILED).lines(800, 200);

        assertThat(builds.judge(drop())).returns(WARNING, GateResult::outcome).returns(1, GateResult::baselineBuild);
        assertThat(builds.judge(drop().baseline("PREVIOUS")))
                .returns(PASSED, GateResult::outcome)
                .returns(2, GateResult::baselineBuild);
    }

    @Test
    void a_project_that_never_passed_is_compared_with_the_build_before() {
        GateResult result =
                new Builds().lines(700, 300, WARNING).lines(600, 400).judge(drop());

        assertThat(result.outcome()).isEqualTo(WARNING);
        assertThat(result.reason()).contains("#1, as no build has passed yet");
    }

    /** Another gate stops every build: this one must not pass for all that because the same code is built again. */
    @Test
    void a_drop_stays_missed_while_no_build_passes() {
        List<GateRule> rules = List.of(atLeast(95).build(), drop().build());
        Builds builds = new Builds();
        List<String> drops = new ArrayList<>();
        for (int covered : new int[] {800, 700, 700, 690, 800, 790, 790}) {
            builds.lines(covered, 1000 - covered);
            Verdict verdict = Gates.evaluate(rules, builds.newest());
            GateResult drop = verdict.results().get(1);
            drops.add(drop.outcome() + " " + drop.baselineBuild());
            builds.keep(verdict);
        }

        assertThat(drops)
                .containsExactly(
                        "NOT_EVALUATED null",
                        "WARNING 1",
                        "WARNING 1",
                        "WARNING 1",
                        "PASSED 1",
                        "WARNING 5",
                        "WARNING 5");
        assertThat(builds.onlyNewest(1).lines(790, 210).judge(drop()))
                .as("the build that it was compared with is no longer known")
                .returns(PASSED, GateResult::outcome)
                .returns(7, GateResult::baselineBuild);
    }

    @Test
    void more_failures_stay_missed_while_no_build_passes() {
        List<GateRule> rules = List.of(
                GateRule.on(Metric.TEST_FAILURES).atMost(BigDecimal.ZERO).build(),
                new GateRuleBuilder().testFailuresUp(1).build());
        Builds builds = new Builds();
        List<String> failures = new ArrayList<>();
        for (int failed : new int[] {1, 3, 3, 1, 2}) {
            builds.tests(100, failed, Duration.ofSeconds(9));
            Verdict verdict = Gates.evaluate(rules, builds.newest());
            GateResult tests = verdict.results().get(1);
            failures.add(tests.outcome() + " " + tests.baselineBuild());
            builds.keep(verdict);
        }

        assertThat(failures).containsExactly("NOT_EVALUATED null", "WARNING 1", "WARNING 1", "PASSED 1", "WARNING 4");
    }

    @Test
    void unmeasured_builds_are_no_baseline() {
        GateResult result = new Builds()
                .lines(900, 100, PASSED)
                .add(Measurement.NONE)
                .lines(890, 110)
                .judge(drop().baseline("PREVIOUS"));

        assertThat(result.baselineBuild()).isEqualTo(1);
    }

    @Test
    void a_change_request_is_compared_with_its_target_branch() {
        JobHistory main = new Builds().lines(800, 200, PASSED).past("main");
        GateContext context = new Builds().lines(900, 100).lines(850, 150).newest();

        assertThat(judge(context.into(main), drop())).returns(PASSED, GateResult::outcome);
        assertThat(judge(context.into(main), drop()).reason()).contains("main #1");
        assertThat(judge(context, drop())).returns(WARNING, GateResult::outcome);
        assertThat(judge(context, drop().baseline("TARGET")))
                .returns(NOT_EVALUATED, GateResult::outcome)
                .returns(
                        "no baseline: this build is not a change request, so it has no target branch",
                        GateResult::reason);
    }

    @Test
    void another_jobs_last_good_build_can_be_the_baseline() {
        JobHistory nightly =
                new Builds().lines(800, 200, PASSED).lines(900, 100, FAILED).past("nightly");
        GateContext context = new Builds()
                .lines(780, 220)
                .newest()
                .among(name -> Optional.ofNullable(Map.of("nightly", nightly).get(name)));

        assertThat(judge(context, drop().baseline("JOB").baselineJob("nightly")))
                .returns(WARNING, GateResult::outcome)
                .returns("−2.00 points", GateResult::actual)
                .returns(1, GateResult::baselineBuild);
        assertThat(judge(context, drop().baseline("JOB").baselineJob("weekly")).outcome())
                .isEqualTo(NOT_EVALUATED);
    }

    @Test
    void removing_covered_code_alone_is_no_drop() {
        Builds builds = new Builds()
                .add(measurement(file("old", 100, 0), file("kept", 100, 100)))
                .add(measurement(file("kept", 100, 100)));

        assertThat(builds.judge(drop())).returns(PASSED, GateResult::outcome);
        assertThat(builds.judge(drop().removedCode("KEEP"))).returns(WARNING, GateResult::outcome);
    }

    @Test
    void removing_covered_code_is_no_drop_where_only_history_is_left() {
        Builds builds = new Builds().lines(200, 100).lines(100, 100);
        JobHistory history = new JobHistory("", builds.past("").points(), build -> Optional.empty());

        assertThat(judge(builds.newest().after(history), drop())).returns(PASSED, GateResult::outcome);
    }

    @Test
    void removed_code_hides_no_new_gap_elsewhere() {
        GateResult result = new Builds()
                .add(measurement(file("shrinking", 70, 30), file("losing", 100, 0)))
                .add(measurement(file("shrinking", 70, 0), file("losing", 70, 30)))
                .judge(drop());

        assertThat(result.outcome()).isEqualTo(WARNING);
    }

    @Test
    void a_renamed_file_is_not_removed_code() {
        GateResult result = new Builds()
                .add(measurement(file("before/A", 100, 0), file("B", 50, 50)))
                .add(measurement(file("after/A", 90, 10), file("B", 50, 50)))
                .judge(drop());

        assertThat(result.outcome()).isEqualTo(WARNING);
    }

    @Test
    void removing_uncovered_code_makes_no_gate_stricter() {
        GateResult result = new Builds()
                .add(measurement(file("a", 80, 20)))
                .add(measurement(file("a", 79, 11)))
                .judge(GateRule.on(Metric.LINE).maxDrop(BigDecimal.ZERO));

        assertThat(result.outcome()).isEqualTo(PASSED);
    }

    @Test
    void a_component_a_path_and_the_project_are_judged_apart() {
        Measurement whole = Measurement.of(
                List.of(component("java", file("src/A", 9, 1)), component("python", file("lib/b.py", 5, 5))),
                TestTotals.NONE);
        Builds builds = new Builds().add(whole);

        assertThat(builds.judge(atLeast(60).component("python"))).returns("50.00 %", GateResult::actual);
        assertThat(builds.judge(atLeast(60).path("src/**"))).returns("90.00 %", GateResult::actual);
        assertThat(builds.judge(atLeast(60))).returns("70.00 %", GateResult::actual);
        assertThat(builds.judge(atLeast(60).component("rust")))
                .returns(NOT_EVALUATED, GateResult::outcome)
                .returns("this build has no component rust", GateResult::reason);
    }

    @Test
    void a_patch_counts_the_changed_lines_alone() {
        GateContext context =
                new Builds().add(measurement(source("a", "++++++++-+--"))).newest();

        GateResult result =
                judge(context.changing(change("a", 9, 10, 11, 12)), atLeast(60).scope("PATCH"));

        assertThat(result.actual()).isEqualTo("25.00 %");
        assertThat(result.reason()).isEqualTo("2 more covered lines pass this gate");
        assertThat(judge(context.changing(change("b", 1)), atLeast(60).scope("PATCH"))
                        .reason())
                .isEqualTo("no changed line is measured code");
        assertThat(judge(context, atLeast(60).scope("PATCH")).reason())
                .isEqualTo("no patch: the changed lines are not known");
    }

    @Test
    void each_changed_file_is_judged_and_the_worst_decides() {
        GateContext context = new Builds()
                .add(measurement(source("good", "++++"), source("bad", "+---"), source("worse", "----")))
                .newest()
                .changing(change("bad", 1));

        assertThat(judge(context, atLeast(50).scope("FILES")))
                .returns(WARNING, GateResult::outcome)
                .returns("bad", GateResult::path)
                .returns("25.00 %", GateResult::actual)
                .returns(
                        "1 of 1 changed file misses it; in bad 1 more covered line passes this gate",
                        GateResult::reason);
    }

    @Test
    void a_small_change_is_exempt_alike_on_every_branch() {
        GateContext context = new Builds().add(measurement(source("a", "----"))).newest();
        GateRuleBuilder rule = atLeast(80).scope("PATCH").ignorePatchBelow(3);

        assertThat(judge(context.changing(change("a", 1, 2)), rule))
                .returns(NOT_EVALUATED, GateResult::outcome)
                .returns("a small change: 2 measured lines, fewer than 3", GateResult::reason);
        assertThat(judge(context.changing(change("a", 1, 2, 3)), rule)).returns(WARNING, GateResult::outcome);
    }

    @Test
    void what_cannot_be_judged_says_why() {
        Builds one = new Builds().lines(8, 2);

        assertThat(one.judge(drop()).reason()).isEqualTo("no baseline: no earlier build has line coverage");
        assertThat(one.judge(GateRule.on(Metric.MUTATION).atLeast(EIGHTY)).reason())
                .isEqualTo("no report of this build has mutation coverage");
        assertThat(judge(one.newest().aborted(true), atLeast(80)).reason()).isEqualTo("the build was aborted");
        assertThat(new Builds().add(Measurement.NONE).judge(atLeast(80)))
                .returns(NOT_EVALUATED, GateResult::outcome)
                .returns("–", GateResult::actual)
                .returns("the build is unmeasured: no usable report", GateResult::reason);
        assertThat(one.judge(new GateRuleBuilder().testFailuresUp(5)).reason())
                .isEqualTo("no test report in this build");
    }

    @Test
    void the_worst_gate_is_the_verdict_and_information_is_none() {
        GateContext context = new Builds().lines(70, 30).newest();
        GateRule failing = atLeast(80).onMiss("FAILED").informational(true).build();

        Verdict verdict =
                Gates.evaluate(List.of(atLeast(60).build(), atLeast(75).build(), failing), context);

        assertThat(verdict.outcome()).isEqualTo(WARNING);
        assertThat(verdict.counts()).isEqualTo(Map.of(PASSED, 1, WARNING, 1));
        assertThat(verdict.results().get(2)).returns(FAILED, GateResult::outcome);
        assertThat(verdict.baseline()).isNull();
    }

    /** #1 is the baseline, the patch begins later: git's diff since #1 knows the file by its name there. */
    @Test
    void a_renamed_file_has_no_new_gaps_whichever_build_it_is_compared_with() throws Exception {
        Patch since = PatchReader.parse(
                "diff --git a/old b/new\nrename from old\nrename to new\n".getBytes(StandardCharsets.UTF_8));
        Patch none = PatchReader.parse(
                "diff --git a/new b/new\n--- a/new\n+++ b/new\n@@ -1 +1 @@\n-x\n+x\n".getBytes(StandardCharsets.UTF_8));
        GateContext context = new Builds()
                .add(measurement(source("old", "++--")), PASSED)
                .of("base")
                .add(measurement(source("new", "----")))
                .newest();
        GateContext known = context.changing(none)
                .from(new Lineage("head", null, List.of(), Map.of("base", since), Set.of(), null));
        GateRuleBuilder rule = new GateRuleBuilder().newUncoveredLines(1);

        assertThat(judge(known, rule)).returns(WARNING, GateResult::outcome).returns("2 lines", GateResult::actual);
        assertThat(judge(known, rule.scope("FILES")))
                .returns(WARNING, GateResult::outcome)
                .returns("2 lines", GateResult::actual);
        assertThat(judge(known, GateRule.on(Metric.LINE).maxDrop(HALF).scope("FILES")))
                .returns(WARNING, GateResult::outcome)
                .returns("−50.00 points", GateResult::actual);
        assertThat(judge(context, new GateRuleBuilder().newUncoveredLines(1)))
                .as("without git nobody knows that it is the same file")
                .returns("4 lines", GateResult::actual);
    }
}
