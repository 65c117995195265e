package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.GateResultBuilder;
import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.FileRatchetBests;
import io.jenkins.plugins.coveragemonitor.history.FlagCounters;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What alerts take from the gates of a build. */
class GateOutcomeTest {
    private static final Point POINT = Point.builder(7, Alerts.NOON)
            .totals(Job.counters(7900))
            .components(Map.of("web", Job.counters(5000)))
            .create();

    private static GateResultBuilder missed(Scope scope) {
        return GateResult.builder("Line at least 80 %", Metric.LINE, scope)
                .outcome(Outcome.FAILED)
                .actual("79.00 %")
                .expected("80 %")
                .reason("100 more covered lines pass it");
    }

    private static GateOutcome of(GateResultBuilder result) {
        return GateOutcome.of(List.of(result.create()), POINT).get(0);
    }

    @Test
    void theValueThatAGateJudgedIsThatOfTheAlert() {
        assertThat(of(missed(Scope.PROJECT)))
                .isEqualTo(new GateOutcome(
                        "Line at least 80 %",
                        Metric.LINE,
                        "",
                        false,
                        Outcome.FAILED,
                        new Counter(7900, 2100),
                        "79.00 %, wanted 80 %; 100 more covered lines pass it"));
        assertThat(of(missed(Scope.COMPONENT).component("web")).actual()).isEqualTo(new Counter(5000, 5000));
        assertThat(of(missed(Scope.COMPONENT).component("web")).component()).isEqualTo("web");
        assertThat(of(missed(Scope.PATCH)).actual())
                .as("the project is not the patch")
                .isEqualTo(Counter.NONE);
    }

    @Test
    void aGateOnTheReportsOfAFlagJudgedNothingElse() {
        Point flagged = POINT.toBuilder()
                .flags(Map.of(
                        "unit",
                        new FlagCounters(
                                Job.counters(6000), Map.of("web", Job.counters(4000)), Map.of(), TestTotals.NONE)))
                .create();
        GateResult project = missed(Scope.PROJECT).flag("unit").create();
        GateResult component =
                missed(Scope.COMPONENT).component("web").flag("unit").create();
        assertThat(GateOutcome.of(List.of(project, component), flagged))
                .extracting(GateOutcome::actual)
                .containsExactly(new Counter(6000, 4000), new Counter(4000, 6000));
    }

    @Test
    void aReasonIsSaidOnlyIfThereIsOne() {
        assertThat(of(missed(Scope.PROJECT).reason("")).reason()).isEqualTo("79.00 %, wanted 80 %");
    }

    @Test
    void aGateWithABaselineComparesAndOneForInformationIsNoCause() {
        assertThat(of(missed(Scope.PROJECT).baselineBuild(6)).relative()).isTrue();
        GateResult informs = missed(Scope.PROJECT).informational(true).create();
        assertThat(GateOutcome.of(List.of(informs), POINT)).isEmpty();
        Verdict verdict = new Verdict(
                List.of(informs, missed(Scope.PROJECT).create()),
                Outcome.FAILED,
                null,
                Map.of(),
                FileRatchetBests.NONE);
        assertThat(GateOutcome.of(verdict, POINT)).extracting(GateOutcome::gate).containsExactly("Line at least 80 %");
    }

    @Test
    void aGateThatMustBeEvaluatedAndCouldNotBeIsACauseOfItsOwn() {
        GateOutcome unevaluated = of(GateResult.builder("g", Metric.LINE, Scope.PROJECT)
                .outcome(Outcome.WARNING)
                .expected("80 %")
                .reason("no baseline"));
        assertThat(unevaluated.name()).isEqualTo("g must be evaluated");
        assertThat(unevaluated.gate()).isEqualTo("g");
        assertThat(unevaluated.isUnevaluated()).isTrue();
        assertThat(unevaluated.actual()).isEqualTo(Counter.NONE);
        assertThat(of(missed(Scope.PROJECT)).isUnevaluated()).isFalse();
        assertThat(of(missed(Scope.PROJECT)).gate()).isEqualTo("Line at least 80 %");
    }

    @Test
    void anAlertKnowsItsGate() {
        assertThat(gate(AlertType.THRESHOLD_VIOLATION, "gate Line at least 80 %"))
                .contains("Line at least 80 %");
        assertThat(gate(AlertType.THRESHOLD_VIOLATION, "gate-change Line may only rise"))
                .contains("Line may only rise");
        assertThat(gate(AlertType.THRESHOLD_VIOLATION, ManualAlerts.rule("gate g")))
                .as("begun by a person")
                .isEmpty();
        assertThat(gate(AlertType.THRESHOLD_VIOLATION, "other")).isEmpty();
        assertThat(gate(AlertType.REGRESSION, "gate g")).isEmpty();
    }

    private static Optional<String> gate(AlertType type, String rule) {
        return GateAlerts.gate(Alerts.active(type, rule, Metric.LINE, "").done());
    }
}
