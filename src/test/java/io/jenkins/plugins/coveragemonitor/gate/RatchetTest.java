package io.jenkins.plugins.coveragemonitor.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.RatchetBest;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RatchetTest {
    /**
     * Each build is judged by the ratchet, as it would be, after a past without it. Now and then a build is unmeasured,
     * aborted or still running, another gate judged builds before the ratchet came, and retention drops old points.
     */
    @Test
    @Tag("generated")
    void never_loosens_over_five_hundred_random_histories() {
        SplittableRandom random = new SplittableRandom(500);
        for (int history = 0; history < 500; history++) {
            int last = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 10);
            int tolerance = random.nextInt(3);
            GateRule rule = GateRule.on(Metric.LINE)
                    .ratchet(true)
                    .ratchetBuilds(last)
                    .tolerance(tolerance)
                    .build();
            Builds builds = new Builds();
            List<Counter> past = new ArrayList<>();
            int begin = random.nextInt(20);
            for (int build = 0; build < begin; build++) {
                Counter counter = any(random);
                builds.lines(counter.covered(), counter.missed(), build % 2 == 0 ? Outcome.PASSED : Outcome.FAILED);
                past.add(counter);
            }
            Counter level = past.subList(last == 0 ? 0 : Math.max(0, begin - last), begin).stream()
                    .reduce(Counter.NONE, RatchetTest::better);
            for (int build = 0; build < 40; build++) {
                if (random.nextInt(8) == 0) {
                    builds.add(Measurement.NONE, Outcome.NOT_EVALUATED);
                    continue;
                }
                Counter now = any(random);
                builds.lines(now.covered(), now.missed());
                Verdict verdict = Gates.evaluate(List.of(rule), builds.newest());
                builds.keep(verdict);
                if (level.isMeasured()) {
                    long missing = missing(level, now);
                    assertThat(verdict.outcome())
                            .as("history %d, build %d: %d lines below %s", history, build, missing, level)
                            .isEqualTo(missing <= tolerance ? Outcome.PASSED : Outcome.WARNING);
                }
                if (random.nextInt(10) == 0) {
                    builds.but(random.nextBoolean() ? BuildState.ABORTED : BuildState.RUNNING);
                } else {
                    level = better(level, now);
                }
                if (random.nextInt(10) == 0) {
                    builds.onlyNewest(8);
                }
            }
        }
    }

    private static Counter any(SplittableRandom random) {
        long total = random.nextLong(1, 200);
        long covered = random.nextLong(0, total + 1);
        return new Counter(covered, total - covered);
    }

    private static Counter better(Counter level, Counter now) {
        return level.isMeasured() && level.compareShare(now) >= 0 ? level : now;
    }

    /** 95 of 100 left the last two builds long ago when the ratchet came; then it never falls, whatever leaves. */
    @Test
    void begins_with_the_best_of_the_last_builds_and_never_falls_from_there() {
        GateRuleBuilder rule = GateRule.on(Metric.LINE).ratchet(true).ratchetBuilds(2);
        Builds builds = new Builds()
                .lines(95, 5, Outcome.PASSED)
                .lines(80, 20, Outcome.PASSED)
                .lines(82, 18);

        builds.lines(81, 19);
        assertThat(builds.judge(rule)).returns("82.00 %", GateResult::expected);
        assertThat(builds.judge(GateRule.on(Metric.LINE).ratchet(true))).returns("95.00 %", GateResult::expected);
        builds.keep(Gates.evaluate(List.of(rule.build()), builds.newest()));

        for (int covered : new int[] {70, 60, 84, 70, 60, 50}) {
            builds.lines(covered, 100 - covered);
            builds.keep(Gates.evaluate(List.of(rule.build()), builds.newest()));
        }
        assertThat(builds.lines(83, 17).judge(rule))
                .returns(Outcome.WARNING, GateResult::outcome)
                .returns("84.00 %", GateResult::expected)
                .returns(7, GateResult::baselineBuild);
    }

    /** The table of docs/gates.md: three builds to begin with, switched on at #5. */
    @Test
    void holds_to_the_highest_that_the_best_of_the_last_builds_ever_was() {
        GateRule rule = GateRule.on(Metric.LINE).ratchet(true).ratchetBuilds(3).build();
        Builds builds = new Builds();
        List<String> held = new ArrayList<>();
        for (int percent : new int[] {95, 80, 82, 81, 80, 84, 79, 78, 77, 83, 85}) {
            builds.lines(percent, 100 - percent);
            if (builds.newest().point().build() >= 5) {
                Verdict verdict = Gates.evaluate(List.of(rule), builds.newest());
                builds.keep(verdict);
                held.add(verdict.results().get(0).expected().replace(".00 %", "") + " " + verdict.outcome());
            }
        }
        assertThat(held)
                .containsExactly(
                        "82 WARNING", "82 PASSED", "84 WARNING", "84 WARNING", "84 WARNING", "84 WARNING", "84 PASSED");
    }

    @Test
    void knows_the_best_of_a_component_and_of_a_path() {
        Builds builds = new Builds()
                .add(Builds.measurement(Builds.file("a/A", 9, 1), Builds.file("b/B", 1, 9)))
                .add(Builds.measurement(Builds.file("a/A", 8, 2), Builds.file("b/B", 9, 1)));

        assertThat(builds.judge(GateRule.on(Metric.LINE).ratchet(true))).returns(Outcome.PASSED, GateResult::outcome);
        assertThat(builds.judge(GateRule.on(Metric.LINE).ratchet(true).path("a/**")))
                .returns(Outcome.WARNING, GateResult::outcome)
                .returns("1 more covered line passes this gate; the best so far is #1", GateResult::reason);
    }

    @Test
    void holds_a_path_to_its_best_when_the_builds_are_discarded() {
        GateRuleBuilder rule = GateRule.on(Metric.LINE).ratchet(true).path("a/**");
        Builds builds = new Builds()
                .add(Builds.measurement(Builds.file("a/A", 7, 3)))
                .add(Builds.measurement(Builds.file("a/A", 9, 1)));
        builds.keep(Gates.evaluate(List.of(rule.build()), builds.newest())).withoutDetails();

        assertThat(builds.add(Builds.measurement(Builds.file("a/A", 8, 2))).judge(rule))
                .returns(Outcome.WARNING, GateResult::outcome)
                .returns("90.00 %", GateResult::expected);
    }

    /** Builds are read only to begin with, the last hundred that were measured; from then on the level is kept. */
    @Test
    void holds_a_changed_file_to_its_best_however_old_that_is_and_when_the_builds_are_discarded() {
        GateRuleBuilder rule = GateRule.on(Metric.LINE).ratchet(true).scope("FILES");
        Builds builds = new Builds().add(Builds.measurement(Builds.file("a", 95, 5), Builds.file("b", 50, 50)));
        for (int build = 2; build <= 100; build++) {
            builds.add(Builds.measurement(Builds.file("a", 80, 20), Builds.file("b", 50, 50)));
            if (build % 2 == 0) {
                builds.add(Measurement.NONE);
            }
        }
        builds.add(Builds.measurement(Builds.file("a", 85, 15), Builds.file("b", 50, 50)));

        assertThat(judged(builds, rule))
                .as("#1 is the hundredth measured build before; those between that are unmeasured do not count")
                .returns(Outcome.WARNING, GateResult::outcome)
                .returns("95.00 %", GateResult::expected)
                .returns(1, GateResult::baselineBuild);
        builds.keep(Gates.evaluate(List.of(rule.build()), builds.newest().changing(Builds.change("a", 1))));
        builds.add(Builds.measurement(Builds.file("a", 84, 16), Builds.file("b", 50, 50)));
        assertThat(judged(builds, rule))
                .as("one build later #1 is too old to be read")
                .returns(Outcome.WARNING, GateResult::outcome)
                .returns("95.00 %", GateResult::expected)
                .returns(1, GateResult::baselineBuild);
        assertThat(builds.judge(GateRule.on(Metric.LINE).ratchet(true).path("a")))
                .as("a path that no ratchet judged yet begins with the same hundred")
                .returns("85.00 %", GateResult::expected);
        for (int build = 0; build < 100; build++) {
            builds.add(Builds.measurement(Builds.file("a", 70, 30), Builds.file("b", 50, 50)));
        }
        builds.withoutDetails().add(Builds.measurement(Builds.file("a", 94, 6), Builds.file("b", 60, 40)));
        assertThat(judged(builds, rule))
                .returns(Outcome.WARNING, GateResult::outcome)
                .returns("95.00 %", GateResult::expected);
        assertThat(Builds.judge(builds.newest().changing(Builds.change("b", 1)), rule))
                .as("b was never judged, and its builds are gone")
                .returns(Outcome.NOT_EVALUATED, GateResult::outcome);
    }

    /**
     * Each build changes a file and is judged; now and then it is aborted, the file is renamed, or the builds so far are
     * discarded. What an aborted build renamed is still renamed in the next, whose patch begins at the last complete one.
     */
    @Test
    @Tag("generated")
    void never_loosens_for_a_changed_file_over_two_hundred_random_histories() {
        SplittableRandom random = new SplittableRandom(200);
        for (int history = 0; history < 200; history++) {
            GateRule rule = GateRule.on(Metric.LINE)
                    .ratchet(true)
                    .scope("FILES")
                    .ratchetBuilds(random.nextInt(4))
                    .build();
            Builds builds = new Builds();
            String[] names = {"a0", "b0", "c0"};
            String[] measured = names.clone();
            Counter[] limits = {Counter.NONE, Counter.NONE, Counter.NONE};
            Counter[] reached = {Counter.NONE, Counter.NONE, Counter.NONE};
            for (int build = 1; build <= 40; build++) {
                int changed = random.nextInt(names.length);
                String before = measured[changed];
                boolean aborted = random.nextInt(6) == 0;
                boolean renamed = names[changed].equals(before) && random.nextInt(5) == 0;
                names[changed] = renamed ? before.charAt(0) + "" + build : names[changed];
                String after = names[changed];
                Counter now = any(random);
                FileCoverage[] files = new FileCoverage[names.length];
                for (int i = 0; i < names.length; i++) {
                    Counter counter = i == changed ? now : any(random);
                    files[i] = Builds.file(i == changed ? after : names[i], counter.covered(), counter.missed());
                }
                if (random.nextInt(6) == 0) {
                    builds.withoutDetails();
                }
                builds.add(Builds.measurement(files));
                Verdict verdict = Gates.evaluate(
                        List.of(rule), builds.newest().changing(Builds.changeOfAll(Map.of(after, before))));
                Counter limit = heldByOthers(verdict, after, build);
                String where = "history " + history + ", build " + build + ", " + before + " now " + after;
                for (Counter least : List.of(limits[changed], reached[changed])) {
                    if (least.isMeasured()) {
                        assertThat(limit.isMeasured() && limit.compareShare(least) >= 0)
                                .as("%s: held to %s after %s", where, limit, least)
                                .isTrue();
                        assertThat(verdict.outcome())
                                .as(where)
                                .isEqualTo(limit.compareShare(now) > 0 ? Outcome.WARNING : Outcome.PASSED);
                    }
                }
                limits[changed] = limit;
                if (aborted) {
                    builds.keepAborted(verdict);
                } else {
                    builds.keep(verdict);
                    System.arraycopy(names, 0, measured, 0, names.length);
                    reached[changed] = better(reached[changed], now);
                }
            }
        }
    }

    /** How many more lines must be covered to reach a level. */
    private static long missing(Counter level, Counter now) {
        long missing = 0;
        while (missing < now.missed()
                && new Counter(now.covered() + missing, now.missed() - missing).compareShare(level) < 0) {
            missing++;
        }
        return missing;
    }

    /** What earlier builds hold a file to. */
    private static Counter heldByOthers(Verdict verdict, String path, int build) {
        return verdict.bestOfFiles()
                .best("LINE", path, build - 1)
                .map(RatchetBest::counter)
                .orElse(Counter.NONE);
    }

    @Test
    void holds_a_changed_file_of_a_change_request_to_what_the_target_had_reached_where_it_left() {
        GateRuleBuilder rule = GateRule.on(Metric.LINE).ratchet(true).scope("FILES");
        Builds target = new Builds();
        for (int percent : new int[] {90, 80, 97}) {
            target.add(Builds.measurement(Builds.file("a", percent, 100 - percent)), Outcome.PASSED)
                    .of("c" + percent);
            target.keep(Gates.evaluate(List.of(rule.build()), target.newest().changing(Builds.change("a", 1))));
        }
        target.withoutDetails();
        GateContext request = new Builds()
                .add(Builds.measurement(Builds.file("a", 85, 15)))
                .newest()
                .changing(Builds.change("a", 1))
                .into(target.past("main"));

        assertThat(Builds.judge(
                        request.from(new Lineage("head", "c80", List.of("c80", "c90"), Map.of(), Set.of(), null)),
                        rule))
                .as("#3 came after the work had begun")
                .returns("90.00 %", GateResult::expected)
                .returns(1, GateResult::baselineBuild);
        assertThat(Builds.judge(
                        request.from(new Lineage("head", "c97", List.of("c97"), Map.of(), Set.of(), null)), rule))
                .returns("97.00 %", GateResult::expected);
    }

    /** Recorded anew, a build is held to those before it, not to itself. */
    @Test
    void does_not_hold_a_changed_file_to_what_the_same_build_reached() {
        GateRuleBuilder rule = GateRule.on(Metric.LINE).ratchet(true).scope("FILES");
        Builds builds = new Builds()
                .add(Builds.measurement(Builds.file("a", 80, 20)))
                .add(Builds.measurement(Builds.file("a", 90, 10)));
        GateResult first = judged(builds, rule);
        builds.keep(Gates.evaluate(List.of(rule.build()), builds.newest().changing(Builds.change("a", 1))));

        assertThat(judged(builds, rule)).isEqualTo(first).returns(1, GateResult::baselineBuild);
    }

    private static GateResult judged(Builds builds, GateRuleBuilder rule) {
        return Builds.judge(builds.newest().changing(Builds.change("a", 1)), rule);
    }

    /** A measurement is a file on disk, so what 30 changed files ask for must not be read 30 times. */
    @Test
    void reads_each_build_once_however_many_files_changed() {
        FileCoverage[] files =
                IntStream.range(0, 30).mapToObj(i -> Builds.file("f" + i, 8, 2)).toArray(FileCoverage[]::new);
        Builds builds = new Builds();
        for (int build = 1; build <= 121; build++) {
            builds.add(Builds.measurement(files));
        }
        Map<Integer, Integer> read = new TreeMap<>();
        JobHistory past = builds.past("");
        JobHistory counting = new JobHistory("", past.points(), build -> {
            read.merge(build, 1, Integer::sum);
            return past.details().apply(build);
        });
        GateContext context = builds.newest()
                .after(counting)
                .changing(Builds.changeOfAll(Arrays.stream(files)
                        .map(FileCoverage::path)
                        .collect(Collectors.toMap(path -> path, path -> path))));

        assertThat(Builds.judge(context, GateRule.on(Metric.LINE).ratchet(true).scope("FILES")))
                .returns(Outcome.PASSED, GateResult::outcome);
        assertThat(read).hasSize(100).doesNotContainKey(20).containsKey(21);
        assertThat(read.values()).containsOnly(1);
        read.clear();
        assertThat(Builds.judge(
                        context,
                        GateRule.on(Metric.LINE).maxDrop(BigDecimal.ONE).scope("FILES")))
                .returns(Outcome.PASSED, GateResult::outcome);
        assertThat(read).isEqualTo(Map.of(120, 1));
    }

    /** No point keeps the level of a file: the window ends with the first build that any gate judged. */
    @Test
    void a_changed_file_begins_with_the_builds_before_any_gate() {
        GateRuleBuilder last =
                GateRule.on(Metric.LINE).ratchet(true).ratchetBuilds(1).scope("FILES");
        Builds builds = new Builds()
                .add(Builds.measurement(Builds.file("a", 95, 5)))
                .add(Builds.measurement(Builds.file("a", 80, 20)))
                .add(Builds.measurement(Builds.file("a", 70, 30)), Outcome.PASSED)
                .add(Builds.measurement(Builds.file("a", 75, 25)));

        assertThat(judged(builds, last)).returns("80.00 %", GateResult::expected);
    }
}
