package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.history.Outcome.FAILED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevel;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the totals and gaps of a build are compared with: #1 passed, #2 and #3 failed, and #4 is judged. */
class WholeBaselineTest {
    private static final GateRule PROJECT =
            GateRule.on(Metric.LINE).maxDrop(BigDecimal.ONE).name("project").build();
    private static final GateRule WEB = GateRule.on(Metric.LINE)
            .maxDrop(BigDecimal.ONE)
            .component("web")
            .name("web")
            .build();
    private static final GateRule PATH = GateRule.on(Metric.LINE)
            .maxDrop(BigDecimal.ONE)
            .path("src/**")
            .name("path")
            .build();

    private static AcceptedLevel level(String gate, String component, int build) {
        return new AcceptedLevel("", gate, Metric.LINE, component, build, "ann", "known");
    }

    private static int baseline(AcceptedLevel... levels) {
        Builds builds = new Builds()
                .lines(90, 10, PASSED)
                .lines(80, 20, FAILED)
                .lines(70, 30, FAILED)
                .lines(70, 30);
        JobHistory past = builds.past("").judged(build -> Optional.empty(), () -> List.of(levels));
        return new WholeBaseline(List.of(PROJECT, WEB, PATH), builds.newest().after(past))
                .find()
                .orElseThrow()
                .build();
    }

    @Test
    void theNewestLevelThatWasAcceptedForTheWholeCounts() {
        assertThat(baseline()).isEqualTo(1);
        assertThat(baseline(level(null, "", 2))).isEqualTo(2);
        assertThat(baseline(level(null, "", 3), level(null, "", 2))).isEqualTo(3);
        assertThat(baseline(level(null, "", 2), level(null, "", 3))).isEqualTo(3);
        assertThat(baseline(level("project", "", 2))).isEqualTo(2);
    }

    @Test
    void aLevelOfAPartOrOfAnotherBuildDoesNotCount() {
        assertThat(baseline(level(null, "web", 3))).isEqualTo(1);
        assertThat(baseline(level("web", "", 3))).isEqualTo(1);
        assertThat(baseline(level("path", "", 3))).isEqualTo(1);
        assertThat(baseline(level("gone", "", 3))).isEqualTo(1);
        assertThat(baseline(level(null, "", 4))).as("the build itself").isEqualTo(1);
        assertThat(baseline(level(null, "", 0))).as("no such build").isEqualTo(1);
    }
}
