package io.jenkins.plugins.coveragemonitor.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Alerts;
import io.jenkins.plugins.coveragemonitor.alert.GateOutcome;
import io.jenkins.plugins.coveragemonitor.alert.ManualAlerts;
import io.jenkins.plugins.coveragemonitor.alert.RuleSettings;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rules speak of a part, and of what is switched off. */
class AlertRulesTest {
    private static List<String> said(Contexts builds) {
        return AlertRules.findings(builds.context()).stream()
                .map(finding -> finding.type() + " " + finding.state())
                .toList();
    }

    private static Point part(int lines, int failed) {
        return Contexts.build(2, lines)
                .completeness(Completeness.of(List.of(new Missing("", "a.xml", "a.xml is not there", 1))))
                .tests(new TestTotals(100, failed, 0, Duration.ofSeconds(60)))
                .create();
    }

    private static GateOutcome gate(Outcome outcome) {
        return new GateOutcome("g", Metric.LINE, "", false, outcome, new Counter(8, 2), "");
    }

    @Test
    void aPartHasBadNewsOfGatesAndTestsAndNoGoodNews() {
        Alert failing = Alerts.active(AlertType.TESTS_FAILING, "tests-failing", Metric.TEST_FAILURES, "")
                .before(new AlertLevel.Amount(1))
                .done();
        Contexts bad = new Contexts()
                .builds(8000)
                .then(part(9900, 10))
                .gates(List.of(gate(Outcome.FAILED)))
                .open(failing);
        assertThat(said(bad))
                .as("a rise of 19 points and the target's nearness are not told")
                .containsExactly("THRESHOLD_VIOLATION BAD", "MEASUREMENT_LOST BAD", "TESTS_FAILING BAD");
        Alert gate = Alerts.active(AlertType.THRESHOLD_VIOLATION, "gate g", Metric.LINE, "")
                .done();
        Contexts good = new Contexts()
                .builds(8000)
                .then(part(9900, 0))
                .gates(List.of(gate(Outcome.PASSED)))
                .open(failing)
                .open(gate);
        assertThat(said(good)).containsExactly("MEASUREMENT_LOST BAD");
    }

    @Test
    void ofAWholeEveryRuleSpeaks() {
        assertThat(said(new Contexts().builds(9000, 8900))).containsExactly("REGRESSION BAD");
        assertThat(said(new Contexts().builds(8000, 9900)))
                .containsExactly("IMPROVEMENT BAD", "TARGET_APPROACHING BAD");
        assertThat(said(new Contexts().builds(8000, 10_000))).containsExactly("IMPROVEMENT BAD", "TARGET_REACHED BAD");
    }

    @Test
    void aRuleThatIsSwitchedOffTakesItsAlertsWithItButNoneOfPeople() {
        AlertSettings off =
                AlertSettings.DEFAULT.with(AlertType.REGRESSION, new RuleSettings(false, null, null, null, null, null));
        Contexts builds = new Contexts()
                .settings(off)
                .builds(9000, 8000)
                .open(Alerts.regression(8000).done())
                .open(Alerts.active(AlertType.REGRESSION, ManualAlerts.rule("freeze"), null, "")
                        .done());
        assertThat(AlertRules.findings(builds.context()))
                .extracting(finding -> finding.rule() + " " + finding.state() + " " + finding.message())
                .containsExactly("regression GONE the rule is switched off");
    }

    @Test
    void everyTypeHasARule() {
        for (AlertType type : AlertType.values()) {
            AlertSettings off = AlertSettings.DEFAULT.with(type, new RuleSettings(false, null, null, null, null, null));
            Contexts builds = new Contexts()
                    .settings(off)
                    .builds(9000)
                    .open(Alerts.active(type, "any", null, "").done());
            assertThat(said(builds)).contains(type + " GONE");
        }
    }
}
