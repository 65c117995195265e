package io.jenkins.plugins.coveragemonitor.alert.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertChange;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.Alerts;
import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.alert.Transition;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an alert store knows, line by line. */
class AlertStateTest {
    private static final AlertKey KEY = new AlertKey("app", "", "regression", Metric.LINE, "");

    private static Alert alert(String alertId, AlertStatus status) {
        return Alerts.regression(8900).alertId(alertId).status(status).done();
    }

    private static AlertState with(Alert... alerts) {
        return AlertState.EMPTY.with(
                new AlertLogRecord(1, 5, Map.of(), List.of(alerts), List.of(), List.of(), List.of()));
    }

    private static AlertEvent step(long number, Alert alert) {
        return new AlertEvent(
                number,
                Alerts.NOON,
                null,
                "",
                null,
                List.of(new Transition(AlertChange.Kind.FIRED, alert)),
                List.of(),
                List.of(),
                People.NONE);
    }

    @Test
    void ofACauseTheOpenAlertIsTheNewestElseTheLast() {
        Alert first = alert("1", AlertStatus.RESOLVED);
        Alert second = alert("2", AlertStatus.RESOLVED);
        assertThat(with(first, second).newest(KEY)).isEqualTo(second);
        Alert open = alert("2", AlertStatus.ACTIVE);
        assertThat(with(first, open, alert("3", AlertStatus.RESOLVED)).newest(KEY))
                .isEqualTo(open);
        assertThat(with(first).newest(KEY.inJob("other"))).isNull();
    }

    @Test
    void theOpenAlertsOfABranchAreItsOwn() {
        Alert open = alert("1", AlertStatus.PENDING);
        Alert elsewhere = open.draft()
                .alertId("2")
                .key(new AlertKey("app", "feature", "regression", Metric.LINE, ""))
                .done();
        AlertState state = with(open, elsewhere, alert("3", AlertStatus.RESOLVED));
        assertThat(state.open("")).containsExactly(open);
        assertThat(state.open("feature")).containsExactly(elsewhere);
    }

    @Test
    void aLineChangesWhatItNames() {
        AlertState before = with(alert("1", AlertStatus.ACTIVE), alert("2", AlertStatus.ACTIVE));
        AlertEvent step = step(6, alert("1", AlertStatus.ACTIVE));
        AlertState after = before.with(new AlertLogRecord(
                1,
                6,
                Map.of("main", 7),
                List.of(alert("1", AlertStatus.RESOLVED)),
                List.of("2"),
                List.of(step),
                List.of()));
        assertThat(after.number()).isEqualTo(6);
        assertThat(after.evaluated("main")).contains(7);
        assertThat(after.evaluated("other")).isEmpty();
        assertThat(after.branches()).containsExactly("main");
        assertThat(after.alerts()).containsExactly(alert("1", AlertStatus.RESOLVED));
        assertThat(after.waiting()).containsExactly(step);
        assertThat(after.with(AlertLogRecord.dispatched(6, 6)).waiting()).isEmpty();
        assertThat(before.alerts()).as("the state before stays").hasSize(2);
    }

    @Test
    void ofTwoLooksAtABranchTheNewerHolds() {
        AlertState state = AlertState.EMPTY.lookedAt(Map.of("main", 7)).lookedAt(Map.of("main", 5, "b", 2));
        assertThat(state.evaluated()).isEqualTo(Map.of("main", 7, "b", 2));
    }

    @Test
    void whatIsDiscardedIsGone() {
        Alert active = alert("1", AlertStatus.ACTIVE);
        AlertState state = AlertState.EMPTY.with(List.of(new Transition(AlertChange.Kind.FIRED, active)));
        assertThat(state.alerts()).containsExactly(active);
        assertThat(state.with(List.of(new Transition(AlertChange.Kind.DISCARDED, active)))
                        .alerts())
                .isEmpty();
    }

    @Test
    void aRenamedJobIsRenamedInAlertsAndWaitingSteps() {
        AlertState state = AlertState.EMPTY.with(new AlertLogRecord(
                1,
                5,
                Map.of("", 3),
                List.of(alert("1", AlertStatus.ACTIVE)),
                List.of(),
                List.of(step(5, alert("1", AlertStatus.ACTIVE))),
                List.of()));
        AlertState renamed = state.inJob("new");
        assertThat(renamed.alerts()).extracting(alert -> alert.key().job()).containsExactly("new");
        assertThat(renamed.waiting())
                .extracting(step -> step.transitions().get(0).alert().key().job())
                .containsExactly("new");
        assertThat(renamed.evaluated("")).contains(3);
        assertThat(renamed.number()).isEqualTo(5);
    }

    @Test
    void aSummaryKeepsWhatIsOpenAndWhatEndedLately() {
        Alert open = alert("1", AlertStatus.ACTIVE);
        Alert ended = alert("2", AlertStatus.RESOLVED);
        AlertState state = with(open, ended).lookedAt(Map.of("", 3));
        AlertLogRecord all = state.summary(Alerts.NOON.minusMillis(1));
        assertThat(all.alerts()).containsExactly(open, ended);
        assertThat(all.n()).isEqualTo(5);
        assertThat(all.evaluated()).isEqualTo(Map.of("", 3));
        assertThat(state.summary(Alerts.NOON).alerts()).containsExactly(open);
    }

    @Test
    void aLineIsQuietIfNothingHappenedInIt() {
        AlertLogRecord quiet = AlertLogRecord.evaluated(5, Map.of("", 3));
        assertThat(quiet.isQuiet()).isTrue();
        assertThat(quiet.numbered(7).n()).isEqualTo(7);
        assertThat(quiet.numbered(7).evaluated()).isEqualTo(Map.of("", 3));
        assertThat(AlertLogRecord.dispatched(5, 4).isQuiet()).isFalse();
        Alert alert = alert("1", AlertStatus.ACTIVE);
        assertThat(new AlertLogRecord(1, 1, Map.of(), List.of(alert), List.of(), List.of(), List.of()).isQuiet())
                .isFalse();
        assertThat(new AlertLogRecord(1, 1, Map.of(), List.of(), List.of("1"), List.of(), List.of()).isQuiet())
                .isFalse();
        assertThat(new AlertLogRecord(1, 1, Map.of(), List.of(), List.of(), List.of(step(1, alert)), List.of())
                        .isQuiet())
                .isFalse();
    }
}
