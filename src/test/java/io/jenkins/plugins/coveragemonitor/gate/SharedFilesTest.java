package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.history.Outcome.PASSED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Unit and integration tests as components of their own measure the same files: the whole has each file once, with what
 * either of them covered, and each component has what it covered itself.
 */
class SharedFilesTest {
    private static final Component UNIT =
            Builds.component("unit", Builds.source("a.js", "++++++----"), Builds.source("b.js", "+-"));

    private static final Component INTEGRATION = Builds.component("integration", Builds.source("a.js", "-----+++++"));

    private static Measurement of(Component... components) {
        return Measurement.of(List.of(components), TestTotals.NONE);
    }

    private static Counter lines(Measurement measurement) {
        return measurement.counters().get(Metric.LINE);
    }

    private static GateResult judge(GateRuleBuilder rule) {
        GateContext newest = new Builds().add(of(UNIT, INTEGRATION)).newest();
        return Builds.judge(newest.changing(Builds.change("a.js", 5, 6, 7, 8)), rule);
    }

    @Test
    void theWholeHasEachFileOnce() {
        Measurement both = of(UNIT, INTEGRATION);

        assertThat(lines(both)).isEqualTo(new Counter(11, 1));
        assertThat(both.fileCount()).isEqualTo(2);
        assertThat(both.files()).extracting(FileCoverage::path).containsExactly("a.js", "b.js");
        assertThat(both.components().get("unit").counters().get(Metric.LINE)).isEqualTo(new Counter(7, 5));
        assertThat(both.components().get("integration").counters().get(Metric.LINE))
                .isEqualTo(new Counter(5, 5));
        assertThat(lines(both.united())).isEqualTo(new Counter(11, 1));
        assertThat(both.united().components().get("integration").filesByPath()).containsOnlyKeys("a.js");
        assertThat(both.united().components().get("unit").filesByPath()).containsOnlyKeys("b.js");
    }

    @Test
    void componentsWithoutACommonFileAddUp() {
        Measurement apart = of(UNIT, Builds.component("web", Builds.source("c.js", "++-")));

        assertThat(lines(apart)).isEqualTo(new Counter(9, 6));
        assertThat(apart.united()).isSameAs(apart);
    }

    /** The lines of what was carried are those of an older build, which may stand elsewhere now. */
    @Test
    void whatWasMeasuredNowCountsBeforeWhatWasCarried() {
        Carried origin = new Carried(3, Instant.EPOCH);

        assertThat(lines(of(UNIT, INTEGRATION.carriedFrom(origin)))).isEqualTo(new Counter(7, 5));
        assertThat(lines(of(UNIT.carriedFrom(origin), INTEGRATION))).isEqualTo(new Counter(6, 6));
        assertThat(lines(of(UNIT.carriedFrom(origin), INTEGRATION.carriedFrom(origin))))
                .isEqualTo(new Counter(11, 1));
    }

    @Test
    void gatesOnTheWholeJudgeWhatEitherCovered() {
        assertThat(judge(GateRule.on(Metric.LINE).atLeast(BigDecimal.valueOf(90)))
                        .outcome())
                .isEqualTo(PASSED);
        assertThat(judge(GateRule.on(Metric.LINE).scope("PATCH").atLeast(BigDecimal.valueOf(100)))
                        .actual())
                .isEqualTo("100.00 %");
        assertThat(judge(GateRule.on(Metric.LINE).path("a.*").atLeast(BigDecimal.valueOf(100)))
                        .outcome())
                .isEqualTo(PASSED);
        assertThat(judge(GateRule.on(Metric.LINE).scope("EACH_FILE").atLeast(BigDecimal.valueOf(50)))
                        .outcome())
                .isEqualTo(PASSED);
        assertThat(judge(GateRule.on(Metric.LINE).scope("FILES").atLeast(BigDecimal.valueOf(100)))
                        .outcome())
                .isEqualTo(PASSED);
        assertThat(judge(new GateRuleBuilder().newUncoveredLines(0).scope("PATCH"))
                        .outcome())
                .isEqualTo(PASSED);
    }

    @Test
    void aGateOnAComponentJudgesWhatThatCovered() {
        GateRuleBuilder patch =
                GateRule.on(Metric.LINE).scope("PATCH").component("integration").atLeast(BigDecimal.valueOf(100));
        assertThat(judge(patch).actual()).isEqualTo("75.00 %");
        assertThat(judge(GateRule.on(Metric.LINE).component("unit").atLeast(BigDecimal.valueOf(90)))
                        .outcome())
                .isEqualTo(WARNING);
    }

    /** A test that moves from one kind to the other covers the same lines. */
    @Test
    void aDropIsThatOfTheWhole() {
        Builds builds = new Builds()
                .add(of(UNIT, INTEGRATION))
                .add(of(
                        Builds.component("unit", Builds.source("a.js", "++++------"), Builds.source("b.js", "+-")),
                        Builds.component("integration", Builds.source("a.js", "----++++++"))));

        assertThat(builds.judge(GateRule.on(Metric.LINE).maxDrop(BigDecimal.ZERO))
                        .outcome())
                .isEqualTo(PASSED);
        assertThat(builds.judge(new GateRuleBuilder().newUncoveredLines(0)).outcome())
                .isEqualTo(PASSED);
    }
}
