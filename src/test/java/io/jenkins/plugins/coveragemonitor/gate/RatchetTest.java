package io.jenkins.plugins.coveragemonitor.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.Completion;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
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
import org.junit.jupiter.api.Test;

class RatchetTest {
    /**
     * Each build is judged by the ratchet, as it would be, after a past without it. Now and then a build is unmeasured,
     * aborted or still running, another gate judged builds before the ratchet came, and retention drops old points.
     */
    @Test
    void never_loosens_over_five_hundred_random_histories() {
        SplittableRandom random = new SplittableRandom(500);
        for (int history = 0; history < 500; history++) {
            int last = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 10);
            GateRule rule = GateRule.on(Metric.LINE)
                    .ratchet(true)
                    .ratchetBuilds(last)
                    .tolerance(random.nextInt(3))
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
                    long missing = Share.of(level).needed(now);
                    assertThat(verdict.outcome())
                            .as("history %d, build %d: %d lines below %s", history, build, missing, level)
                            .isEqualTo(missing <= rule.tolerance() ? Outcome.PASSED : Outcome.WARNING);
                }
                if (random.nextInt(10) == 0) {
                    builds.but(random.nextBoolean() ? Completion.ABORTED : Completion.RUNNING);
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
        assertThat(builds.judge(rule)).returns("82.00%", GateResult::expected);
        assertThat(builds.judge(GateRule.on(Metric.LINE).ratchet(true))).returns("95.00%", GateResult::expected);
        builds.keep(Gates.evaluate(List.of(rule.build()), builds.newest()));

        for (int covered : new int[] {70, 60, 84, 70, 60, 50}) {
            builds.lines(covered, 100 - covered);
            builds.keep(Gates.evaluate(List.of(rule.build()), builds.newest()));
        }
        assertThat(builds.lines(83, 17).judge(rule))
                .returns(Outcome.WARNING, GateResult::outcome)
                .returns("84.00%", GateResult::expected)
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
                held.add(verdict.results().get(0).expected().replace(".00%", "") + " " + verdict.outcome());
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
                .returns("90.00%", GateResult::expected);
    }

    /** The only level that history does not keep: builds are read for it, the last hundred that were measured. */
    @Test
    void holds_a_changed_file_to_its_best_of_the_last_hundred_measured_builds() {
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
                .returns("95.00%", GateResult::expected)
                .returns(1, GateResult::baselineBuild);
        assertThat(judged(builds.add(Builds.measurement(Builds.file("a", 84, 16), Builds.file("b", 50, 50))), rule))
                .as("one build later it is too old to be read")
                .returns(Outcome.WARNING, GateResult::outcome)
                .returns("85.00%", GateResult::expected);
        assertThat(builds.judge(GateRule.on(Metric.LINE).ratchet(true).path("a")))
                .as("a path that no ratchet judged yet begins with the same hundred")
                .returns("85.00%", GateResult::expected);
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
        Past past = builds.past("");
        Past counting = new Past("", past.points(), build -> {
            read.merge(build, 1, Integer::sum);
            return past.details().apply(build);
        });
        GateContext context = builds.newest().after(counting).changing(new Change() {
            @Override
            public Set<String> paths() {
                return Arrays.stream(files).map(FileCoverage::path).collect(Collectors.toSet());
            }

            @Override
            public boolean touches(String path, int line) {
                return true;
            }
        });

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
}
