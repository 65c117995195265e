package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.gate.Builds.component;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.file;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.measurement;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A minimum for every file or package, changed or not. */
class EachScopeTest {
    private static GateRuleBuilder atLeast(String percent, Scope scope) {
        return GateRule.on(Metric.LINE).atLeast(new BigDecimal(percent)).scope(scope.name());
    }

    private final Builds builds = new Builds()
            .add(measurement(
                    source("web/a.js", "+++-"),
                    source("web/b.js", "+---"),
                    source("api/c.js", "++++"),
                    source("d.js", "++")));

    @Test
    void theWorstFileDecidesAndIsNamed() {
        GateResult result = builds.judge(atLeast("50", Scope.EACH_FILE));

        assertThat(result.outcome()).isEqualTo(Outcome.WARNING);
        assertThat(result.path()).isEqualTo("web/b.js");
        assertThat(result.actual()).isEqualTo("25.00 %");
        assertThat(result.reason())
                .isEqualTo("1 of 4 files misses it; in web/b.js 1 more covered line passes this gate");
    }

    @Test
    void aPackageIsWhatLiesInOneFolder() {
        assertThat(builds.judge(atLeast("50", Scope.EACH_PACKAGE)).reason()).isEqualTo("3 packages, none misses it");
        GateResult result = builds.judge(atLeast("51", Scope.EACH_PACKAGE));
        assertThat(result.path()).isEqualTo("web");
        assertThat(result.actual()).isEqualTo("50.00 %");
    }

    @Test
    void aPathNarrowsItAndANegatedPatternTakesOut() {
        assertThat(builds.judge(atLeast("50", Scope.EACH_FILE).path("web/**,!web/b.js"))
                        .reason())
                .isEqualTo("1 file, none misses it");
    }

    @Test
    void itHasNothingToCompareWith() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GateRuleBuilder()
                        .maxDrop(BigDecimal.ONE)
                        .scope("EACH_FILE")
                        .build())
                .withMessageContaining("scope EACH_FILE judges by a minimum or maximum: use atLeast or atMost");
    }

    /** Three files miss it: the one that needs most comes first, of equal ones the first by its path. */
    @Test
    void theWorstIsTheOneThatNeedsMost() {
        Builds several = new Builds()
                .add(Measurement.of(
                        List.of(
                                component("api", source("x.js", "----"), source("z.js", "---")),
                                component("web", source("a.js", "---"), source("b.js", "+"))),
                        TestTotals.NONE));
        Builds alike = new Builds()
                .add(Measurement.of(
                        List.of(component("api", source("z.js", "---")), component("web", source("a.js", "---"))),
                        TestTotals.NONE));

        assertThat(several.judge(atLeast("100", Scope.EACH_FILE)).reason())
                .isEqualTo("3 of 4 files miss it; in x.js 4 more covered lines pass this gate");
        assertThat(alike.judge(atLeast("100", Scope.EACH_FILE)).path()).isEqualTo("a.js");
    }

    @Test
    void aFileWithoutTheMetricIsNotJudged() {
        Builds some = new Builds().add(measurement(source("a.js", "+"), file("b.js", 1, 0)));

        assertThat(some.judge(GateRule.on(Metric.BRANCH).atLeast(BigDecimal.TEN).scope("EACH_FILE"))
                        .reason())
                .isEqualTo("1 file, none misses it");
        assertThat(some.judge(GateRule.on(Metric.MUTATION)
                                .atLeast(BigDecimal.TEN)
                                .scope("EACH_FILE"))
                        .reason())
                .isEqualTo("no file is measured");
    }

    @Test
    void whatLiesInNoFolderIsAPackageWithAName() {
        assertThat(new Builds().add(measurement(source("a.js", "-"))).judge(atLeast("50", Scope.EACH_PACKAGE)))
                .returns(".", GateResult::path);
        assertThat(new Builds().add(measurement(source("/a.js", "-"))).judge(atLeast("50", Scope.EACH_PACKAGE)))
                .returns(".", GateResult::path);
    }
}
