package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.gate.Builds.judge;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.source;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.NOT_EVALUATED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.PASSED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.owner.CodeOwners;
import io.jenkins.plugins.coveragemonitor.collect.owner.OwnerRules;
import io.jenkins.plugins.coveragemonitor.collect.owner.OwnerSyntax;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.FlagCounters;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A gate on an owner's files, or on what the reports of one flag say, compares with the same of every other build. */
class OwnersAndFlagsTest {
    private static final OwnerRules RULES =
            new CodeOwners("CODEOWNERS", OwnerSyntax.GITHUB, "/web/ @web\n/api/ @api\n").rules();

    private static Measurement files(String web, String api) {
        return Builds.measurement(source("web/a.js", web), source("api/b.go", api));
    }

    /** What history keeps of a build in which web and api are owned. */
    private static Point owned(int build, Measurement measurement, Outcome... outcomes) {
        return Builds.point(build, measurement, outcomes).toBuilder()
                .owners(Map.of(
                        "@web", measurement.files().get(1).counters(),
                        "@api", measurement.files().get(0).counters()))
                .create();
    }

    private static JobHistory past(String name, Measurement... builds) {
        Map<Integer, Measurement> details = new TreeMap<>();
        Arrays.stream(builds).forEach(measurement -> details.put(details.size() + 1, measurement));
        List<Point> points = details.entrySet().stream()
                .map(build -> owned(build.getKey(), build.getValue(), PASSED))
                .toList();
        return new JobHistory(name, points, build -> Optional.ofNullable(details.get(build)));
    }

    private static GateContext of(Measurement now) {
        return GateContext.of(owned(2, now), now).owned(RULES);
    }

    private static GateRuleBuilder web() {
        return GateRule.on(Metric.LINE).component("@web");
    }

    private static GateRuleBuilder drop() {
        return web().maxDrop(BigDecimal.ZERO);
    }

    @Test
    void anOwnerIsJudgedByItsFilesAlone() {
        GateContext context = of(files("+-", "++++"));

        assertThat(judge(context, web().atLeast(BigDecimal.valueOf(60))))
                .returns(WARNING, GateResult::outcome)
                .returns("50.00 %", GateResult::actual)
                .returns("@web", GateResult::component);
        assertThat(judge(context, web().path("**").atLeast(BigDecimal.valueOf(60))))
                .as("file by file too")
                .returns("50.00 %", GateResult::actual);
        assertThat(judge(context, web().component("@nobody").atLeast(BigDecimal.valueOf(60))))
                .returns(NOT_EVALUATED, GateResult::outcome)
                .returns("this build has no component @nobody", GateResult::reason);
    }

    @Test
    void aComponentOfTheSameNameIsTheComponent() {
        Measurement now = Measurement.of(
                List.of(
                        Builds.component("@web", source("other/c.js", "+++-")),
                        Builds.component("", source("web/a.js", "--"))),
                TestTotals.NONE);
        Point point = Builds.point(2, now).toBuilder()
                .owners(Map.of("@web", now.files().get(0).counters()))
                .create();

        assertThat(judge(GateContext.of(point, now).owned(RULES), web().atLeast(BigDecimal.TEN)))
                .returns("75.00 %", GateResult::actual);
    }

    @Test
    void itIsComparedWithTheSameOwnersFilesOfAnotherBuild() {
        Measurement before = files("+++-", "----");
        GateContext now = of(files("++--", "++++"));

        assertThat(judge(now.after(past("", before)), drop()))
                .returns(WARNING, GateResult::outcome)
                .returns("−25.00 points", GateResult::actual);
        assertThat(judge(now.into(past("main", before)), drop()))
                .as("of the target branch")
                .returns(WARNING, GateResult::outcome)
                .returns("−25.00 points", GateResult::actual);
        assertThat(judge(
                        now.among(job -> Optional.of(past(job, before))),
                        drop().baseline("JOB").baselineJob("nightly")))
                .as("of another job")
                .returns("−25.00 points", GateResult::actual);
        assertThat(judge(now.after(past("", before)), web().newUncoveredLines(0)))
                .as("line by line")
                .returns("1 line", GateResult::actual);
    }

    /** Whose file is missing nobody knows. */
    @Test
    void ofAPartialBuildNoOwnerIsJudged() {
        Measurement now = files("++", "++");
        Completeness lost = Completeness.of(
                List.of(new Missing("api", "b.info", "b.info is not there", 1), new Missing("", "c", "no c", 1)));
        GateContext partial = GateContext.of(owned(2, now).with(lost), now).owned(RULES);

        assertThat(judge(partial, web().atLeast(BigDecimal.TEN))).returns(NOT_EVALUATED, GateResult::outcome);
        assertThat(judge(GateContext.of(owned(2, now), now).owned(RULES), web().atLeast(BigDecimal.TEN)))
                .returns(PASSED, GateResult::outcome);
    }

    /** What the reports of the flag {@code unit} measured, beside those of {@code e2e}, which cover all. */
    private static Measurement flagged(String unit) {
        return Measurement.ofFlags(
                Map.of(
                        "unit", Builds.measurement(source("a", unit)),
                        "e2e", Builds.measurement(source("a", "+".repeat(unit.length())))),
                TestTotals.NONE);
    }

    private static Point point(int build, Measurement measurement, Outcome... outcomes) {
        Map<String, FlagCounters> flags = new TreeMap<>();
        measurement
                .flags()
                .forEach((name, part) ->
                        flags.put(name, new FlagCounters(part.counters(), Map.of(), Map.of(), TestTotals.NONE)));
        return Builds.point(build, measurement, outcomes).toBuilder()
                .flags(flags)
                .create();
    }

    private static JobHistory flags(String name, Measurement before) {
        return new JobHistory(name, List.of(point(1, before, PASSED)), build -> Optional.of(before));
    }

    @Test
    void aFlagIsJudgedAndComparedByItsOwnReports() {
        Measurement now = flagged("++--");
        GateContext context = GateContext.of(point(2, now), now);
        GateRuleBuilder unit = GateRule.on(Metric.LINE).flag("unit").maxDrop(BigDecimal.ZERO);

        assertThat(judge(
                        context,
                        GateRule.on(Metric.LINE).atLeast(BigDecimal.TEN).flag("unit")))
                .returns("50.00 %", GateResult::actual)
                .returns("unit", GateResult::flag);
        assertThat(judge(context.after(flags("", flagged("+++-"))), unit)).returns("−25.00 points", GateResult::actual);
        assertThat(judge(context.into(flags("main", flagged("+++-"))), unit))
                .as("of the target branch")
                .returns("−25.00 points", GateResult::actual);
        assertThat(judge(
                        context.among(job -> Optional.of(flags(job, flagged("+++-")))),
                        GateRule.on(Metric.LINE)
                                .flag("unit")
                                .maxDrop(BigDecimal.ZERO)
                                .baseline("JOB")
                                .baselineJob("nightly")))
                .as("of another job")
                .returns("−25.00 points", GateResult::actual);
        assertThat(judge(
                        context.after(flags("", flagged("+++-"))),
                        new GateRuleBuilder().newUncoveredLines(0).flag("unit")))
                .as("line by line")
                .returns("1 line", GateResult::actual);
        assertThat(judge(
                                context,
                                GateRule.on(Metric.LINE).atLeast(BigDecimal.TEN).flag("smoke"))
                        .reason())
                .isEqualTo("no usable report of this build has the flag smoke");
    }

    /** The file u of two covered lines is gone from what the unit tests measured; the others still run it. */
    @Test
    void whatWasRemovedIsKnownByFlagToo() {
        Measurement before = Measurement.ofFlags(
                Map.of(
                        "unit", Builds.measurement(source("a", "+-"), source("u", "++")),
                        "e2e", Builds.measurement(source("a", "+-"), source("u", "++"))),
                TestTotals.NONE);
        Measurement now = Measurement.ofFlags(
                Map.of(
                        "unit", Builds.measurement(source("a", "+-")),
                        "e2e", Builds.measurement(source("a", "+-"), source("u", "++"))),
                TestTotals.NONE);
        GateContext context = GateContext.of(point(2, now), now).after(flags("", before));

        assertThat(RemovedSincePrevious.of(context, List.of(Metric.LINE)))
                .isEqualTo(Map.of("flag:unit", Counters.of(Metric.LINE, new Counter(2, 0))));
    }
}
