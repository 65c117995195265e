package io.jenkins.plugins.coveragemonitor.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a result says of what was judged, and which results belong to a rule. */
class GateResultTest {
    private static GateResult result(String scope, String component, String path, String flag) {
        return GateResult.builder("core", Metric.LINE, Scope.valueOf(scope))
                .component(component)
                .path(path)
                .flag(flag)
                .create();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            textBlock =
                    """
            # scope      | component | path  | flag | what was judged          | its name
            PROJECT      | -         | -     | -    | the project              | core
            PROJECT      | -         | -     | unit | the project by unit      | core (by unit)
            COMPONENT    | web       | -     | -    | component web            | core (component web)
            PATH         | web       | a/**  | -    | a/** of web              | core (a/** of web)
            PATCH        | web       | -     | unit | the patch of web by unit | core (the patch of web by unit)
            FILES        | -         | a/b.c | -    | a/b.c                    | core (each changed file)
            FILES        | web       | -     | -    | each changed file of web | core (each changed file)
            EACH_FILE    | -         | a/b.c | unit | a/b.c by unit            | core (each file by unit)
            EACH_PACKAGE | -         | -     | -    | each package             | core (each package)
            """)
    void a_result_says_what_was_judged(
            String scope, String component, String path, String flag, String subject, String name) {
        assertThat(result(scope, component, path, flag).subject()).isEqualTo(subject);
        assertThat(result(scope, component, path, flag).distinctName()).isEqualTo(name);
    }

    /** A verdict of an earlier build is that of this gate only if it judged the same in the same. */
    @Test
    void a_past_verdict_is_found_by_all_that_a_gate_is() {
        GateResult asked = result("COMPONENT", "web", null, "unit");
        GateRule rule = GateRule.on(Metric.LINE)
                .name("core")
                .atLeast(BigDecimal.ONE)
                .component("web")
                .flag("unit")
                .build();
        List<GateResult> others = List.of(
                result("COMPONENT", "api", null, "unit"),
                result("COMPONENT", "web", null, null),
                result("PATH", "web", "a", "unit"),
                GateResult.builder("other", Metric.LINE, Scope.COMPONENT)
                        .component("web")
                        .flag("unit")
                        .create(),
                GateResult.builder("core", Metric.BRANCH, Scope.COMPONENT)
                        .component("web")
                        .flag("unit")
                        .create());

        assertThat(new PastVerdict(others, null).of(rule)).isEmpty();
        for (GateResult other : others) {
            assertThat(new PastVerdict(List.of(other, asked), null).of(rule)).containsSame(asked);
        }
    }

    @Test
    void the_worst_comes_first_and_what_decides_before_what_informs() {
        GateResultBuilder gate = GateResult.builder("gate", Metric.LINE, Scope.PATCH);
        List<GateResult> sorted = new ArrayList<>();
        for (Outcome outcome : List.of(Outcome.NOT_EVALUATED, Outcome.PASSED, Outcome.WARNING, Outcome.FAILED)) {
            sorted.add(gate.outcome(outcome).informational(true).create());
            sorted.add(gate.outcome(outcome).informational(false).create());
        }
        List<GateResult> given = List.copyOf(sorted);
        sorted.sort(GateResult.WORST_FIRST);

        assertThat(sorted)
                .containsExactly(
                        given.get(7),
                        given.get(6),
                        given.get(5),
                        given.get(4),
                        given.get(3),
                        given.get(2),
                        given.get(1),
                        given.get(0));
        assertThat(given.get(0).shortSubject()).isEqualTo("patch");
        assertThat(result("COMPONENT", "the web", null, null).shortSubject()).isEqualTo("component the web");
    }
}
