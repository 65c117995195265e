package io.jenkins.plugins.coveragemonitor.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.AlertDraft;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Alerts;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.GateOutcome;
import io.jenkins.plugins.coveragemonitor.alert.LastNotification;
import io.jenkins.plugins.coveragemonitor.alert.ManualAlerts;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a gate that is missed, passes, is not evaluated or is gone does to its alert. */
class ThresholdRuleTest {
    private static final ThresholdRule RULE = new ThresholdRule();

    private static GateOutcome gate(String name, boolean relative, Outcome outcome, int covered) {
        Counter actual = covered < 0 ? Counter.NONE : new Counter(covered, 10_000 - covered);
        return new GateOutcome(name, Metric.LINE, "", relative, outcome, actual, "10 more lines");
    }

    private static AlertDraft open(String rule) {
        return Alerts.active(AlertType.THRESHOLD_VIOLATION, rule, Metric.LINE, "")
                .lastNotification(new LastNotification(Alerts.NOON, Alerts.share(7900), Severity.WARNING));
    }

    private static List<String> said(AlertDraft open, GateOutcome... gates) {
        return new Contexts()
                .builds(7900)
                .gates(List.of(gates))
                .open(open.done())
                .said(RULE);
    }

    @Test
    void aGateThatIsMissedIsFoundAsUrgentAsItIs() {
        Contexts builds = new Contexts().builds(7900);
        Finding warning = builds.gates(List.of(gate("g", false, Outcome.WARNING, 7900)))
                .findings(RULE)
                .get(0);
        assertThat(warning.rule()).isEqualTo("gate g");
        assertThat(warning.metric()).isEqualTo(Metric.LINE);
        assertThat(warning.level()).isEqualTo(Alerts.share(7900));
        assertThat(warning.worse()).as("nothing was notified yet").isFalse();
        assertThat(builds.said(RULE)).containsExactly("BAD WARNING gate g is missed: 10 more lines");
        assertThat(builds.gates(List.of(gate("g", true, Outcome.FAILED, -1))).said(RULE))
                .containsExactly("BAD CRITICAL gate g is missed: 10 more lines");
        assertThat(builds.findings(RULE).get(0).rule()).isEqualTo("gate-change g");
        assertThat(builds.findings(RULE).get(0).level()).isNull();
    }

    @Test
    void aGateThatPassesOrIsNotEvaluatedBeginsNothing() {
        Contexts builds = new Contexts().builds(7900);
        assertThat(builds.gates(List.of(gate("g", false, Outcome.PASSED, 8000))).said(RULE))
                .isEmpty();
        assertThat(builds.gates(List.of(gate("g", false, Outcome.NOT_EVALUATED, -1)))
                        .said(RULE))
                .isEmpty();
    }

    @Test
    void anOpenAlertFollowsItsGate() {
        assertThat(said(open("gate g"), gate("g", false, Outcome.PASSED, 8000)))
                .containsExactly("GOOD WARNING gate g passes again");
        assertThat(said(open("gate g"), gate("g", false, Outcome.NOT_EVALUATED, -1)))
                .containsExactly("UNKNOWN WARNING gate g is missed: 10 more lines");
        assertThat(said(open("gate g"), gate("h", false, Outcome.PASSED, 8000)))
                .containsExactly("GONE WARNING the gate no longer exists");
        assertThat(said(open("gate-change g"), gate("h", false, Outcome.PASSED, 8000)))
                .containsExactly("GONE WARNING the gate no longer exists");
    }

    @Test
    void halfAPointBelowTheLastNotificationIsWorse() {
        assertThat(worse(7851)).isFalse();
        assertThat(worse(7850)).isTrue();
        assertThat(worse(-1)).as("no value is no worse value").isFalse();
    }

    private static boolean worse(int covered) {
        return new Contexts()
                .builds(7900)
                .gates(List.of(gate("g", false, Outcome.WARNING, covered)))
                .open(open("gate g").done())
                .findings(RULE)
                .get(0)
                .worse();
    }

    @Test
    void aGateWithoutABaselineThisTimeKeepsTheAlertOfItsComparison() {
        assertThat(said(open("gate-change g"), gate("g", false, Outcome.NOT_EVALUATED, -1)))
                .containsExactly("UNKNOWN WARNING something is wrong");
        assertThat(said(open("gate-change g"), gate("g", false, Outcome.WARNING, 7000)))
                .containsExactly("BAD WARNING gate g is missed: 10 more lines", "UNKNOWN WARNING something is wrong");
    }

    @Test
    void aGateThatMustBeEvaluatedIsGoodWhenItIs() {
        AlertDraft must = open("gate g must be evaluated");
        assertThat(said(must, gate("g", false, Outcome.PASSED, 8000)))
                .containsExactly("GOOD WARNING gate g is evaluated again");
        assertThat(said(must, gate("g", true, Outcome.FAILED, 7000)))
                .containsExactly(
                        "BAD CRITICAL gate g is missed: 10 more lines", "GOOD WARNING gate g is evaluated again");
        assertThat(said(must, gate("g", false, Outcome.NOT_EVALUATED, -1)))
                .containsExactly("UNKNOWN WARNING something is wrong");
        assertThat(said(must, gate("g must be evaluated", true, Outcome.FAILED, -1)))
                .as("missed for want of another baseline")
                .containsExactly("BAD CRITICAL gate g is missed: 10 more lines", "UNKNOWN WARNING something is wrong");
        assertThat(said(open("gate-change g must be evaluated"), gate("h", false, Outcome.PASSED, 8000)))
                .containsExactly("GONE WARNING the gate no longer exists");
    }

    @Test
    void whereTheGatesAreNotKnownNothingIsSaid() {
        Contexts builds = new Contexts().builds(7900).gates(null);
        assertThat(builds.said(RULE)).isEmpty();
        builds.open(open("gate g").done())
                .open(open(ManualAlerts.rule("freeze")).done())
                .open(Alerts.regression(7000).done());
        assertThat(builds.said(RULE)).containsExactly("UNKNOWN WARNING something is wrong");
    }

    @Test
    void whatAPersonBeganNoGateEnds() {
        assertThat(said(open(ManualAlerts.rule("freeze")), gate("g", false, Outcome.PASSED, 8000)))
                .isEmpty();
    }
}
