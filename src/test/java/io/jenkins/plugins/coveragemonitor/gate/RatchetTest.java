package io.jenkins.plugins.coveragemonitor.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RatchetTest {
    /** Each build is judged by the ratchet, as it would be; what it was held to is taken from the history after it. */
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
            Counter level = Counter.NONE;
            for (int build = 0; build < 40; build++) {
                long total = random.nextLong(1, 200);
                long covered = random.nextLong(0, total + 1);
                if (random.nextInt(8) == 0) {
                    builds.add(Measurement.NONE, Outcome.NOT_EVALUATED);
                    continue;
                }
                builds.lines(covered, total - covered, Outcome.NOT_EVALUATED);
                GateContext context = builds.newest();
                Outcome outcome = Gates.evaluate(List.of(rule), context).outcome();
                if (level.isMeasured()) {
                    long missing =
                            Share.of(level).needed(context.point().totals().get(Metric.LINE));
                    assertThat(outcome)
                            .as("history %d, build %d: %d lines below %s", history, build, missing, level)
                            .isEqualTo(missing <= rule.tolerance() ? Outcome.PASSED : Outcome.WARNING);
                }
                Counter now = context.point().totals().get(Metric.LINE);
                level = level.isMeasured() && level.compareShare(now) >= 0 ? level : now;
            }
        }
    }

    @Test
    void begins_with_the_best_of_the_last_builds_that_no_gate_judged() {
        Builds builds = new Builds().lines(95, 5).lines(80, 20).lines(82, 18).lines(81, 19);
        GateRuleBuilder rule = GateRule.on(Metric.LINE).ratchet(true);

        assertThat(builds.judge(rule)).returns("95.00%", GateResult::expected);
        assertThat(builds.judge(rule.ratchetBuilds(2))).returns("82.00%", GateResult::expected);
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
}
