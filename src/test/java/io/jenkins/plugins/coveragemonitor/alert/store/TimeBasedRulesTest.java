package io.jenkins.plugins.coveragemonitor.alert.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.Acknowledgement;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertChange;
import io.jenkins.plugins.coveragemonitor.alert.AlertDraft;
import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Alerts;
import io.jenkins.plugins.coveragemonitor.alert.Job;
import io.jenkins.plugins.coveragemonitor.alert.LastNotification;
import io.jenkins.plugins.coveragemonitor.alert.ManualAlerts;
import io.jenkins.plugins.coveragemonitor.alert.Resolution;
import io.jenkins.plugins.coveragemonitor.alert.RuleSettings;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.Transition;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the passing of time alone does to alerts. */
class TimeBasedRulesTest {
    private static final Instant NOON = Alerts.NOON;

    private AlertSettings settings = AlertSettings.DEFAULT;

    private Evaluation look(Instant now, @Nullable Alert alert, List<Point> newest, String... gone) {
        AlertState state = alert == null
                ? AlertState.EMPTY
                : AlertState.EMPTY.with(List.of(new Transition(AlertChange.Kind.FIRED, alert)));
        Evaluation decision = new Evaluation(state, "app", settings, Silences.NONE, now);
        new TimeBasedRules(settings, Silences.NONE, any -> Set.of()).look(decision, "app", newest, Set.of(gone), now);
        return decision;
    }

    private List<Transition> after(Duration time, AlertDraft alert, String... gone) {
        return look(NOON.plus(time), alert.done(), List.of(), gone)
                .done()
                .event()
                .transitions();
    }

    @Test
    void anAcknowledgementEndsAtItsTime() {
        AlertDraft taken = Alerts.regression(8900)
                .status(AlertStatus.ACKNOWLEDGED)
                .acknowledgement(
                        new Acknowledgement("ann", NOON, "", NOON.plus(Duration.ofHours(8)), null, Alerts.share(8900)));
        assertThat(after(Duration.ofHours(8).minusMillis(1), taken)).isEmpty();
        List<Transition> ended = after(Duration.ofHours(8), taken);
        assertThat(ended).extracting(Transition::kind).containsExactly(AlertChange.Kind.UNACKNOWLEDGED);
        Alert alert = ended.get(0).alert();
        assertThat(alert.status()).isEqualTo(AlertStatus.ACTIVE);
        assertThat(alert.acknowledgement()).isNull();
        assertThat(alert.lastChange())
                .isEqualTo(new AlertChange(
                        AlertChange.Kind.UNACKNOWLEDGED,
                        NOON.plus(Duration.ofHours(8)),
                        0,
                        null,
                        "the acknowledgement ended"));
        taken.acknowledgement(new Acknowledgement("ann", NOON, "", null, null, Alerts.share(8900)));
        assertThat(after(Duration.ofDays(999), taken))
                .as("without a time it does not")
                .isEmpty();
    }

    @Test
    void aRegressionIsAcceptedAfterTheDaysThatAreSet() {
        assertThat(after(Duration.ofDays(999), Alerts.regression(8900)))
                .as("0 is never")
                .isEmpty();
        settings = AlertSettings.DEFAULT.toBuilder()
                .reopenHours(24)
                .repeatHours(0)
                .acceptDays(14)
                .staleDays(0)
                .build();
        assertThat(after(Duration.ofDays(14).minusMillis(1), Alerts.regression(8900)))
                .isEmpty();
        List<Transition> accepted =
                after(Duration.ofDays(14), Alerts.regression(8900).worse(true));
        assertThat(accepted).extracting(Transition::kind).containsExactly(AlertChange.Kind.RESOLVED);
        Alert alert = accepted.get(0).alert();
        assertThat(alert.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(alert.worse()).isFalse();
        assertThat(alert.resolution())
                .isEqualTo(new Resolution(
                        Resolution.How.ACCEPTED,
                        0,
                        NOON.plus(Duration.ofDays(14)),
                        null,
                        null,
                        "accepted after 14 days"));
        assertThat(alert.lastChange())
                .isEqualTo(new AlertChange(
                        AlertChange.Kind.RESOLVED, NOON.plus(Duration.ofDays(14)), 0, null, "accepted after 14 days"));
    }

    @Test
    void theDaysCountFromTheLastBeginning() {
        settings = AlertSettings.DEFAULT.toBuilder()
                .reopenHours(24)
                .repeatHours(0)
                .acceptDays(14)
                .staleDays(0)
                .build();
        AlertDraft reopened = Alerts.regression(8900)
                .change(new AlertChange(AlertChange.Kind.REOPENED, NOON.plus(Duration.ofDays(3)), 5, null, ""))
                .change(new AlertChange(AlertChange.Kind.UPDATED, NOON.plus(Duration.ofDays(4)), 0, "ann", "hm"));
        assertThat(after(Duration.ofDays(17).minusMillis(1), reopened)).isEmpty();
        assertThat(after(Duration.ofDays(17), reopened)).hasSize(1);
    }

    @Test
    void onlyARegressionThatIsSureIsAcceptedByTime() {
        settings = AlertSettings.DEFAULT.toBuilder()
                .reopenHours(24)
                .repeatHours(0)
                .acceptDays(1)
                .staleDays(0)
                .build();
        assertThat(after(Duration.ofDays(2), Alerts.regression(8900).status(AlertStatus.PENDING)))
                .isEmpty();
        assertThat(after(Duration.ofDays(2), Alerts.active(AlertType.ANOMALY, "anomaly", Metric.LINE, "")))
                .isEmpty();
    }

    @Test
    void aBranchThatIsGoneTakesItsAlertsButNoneOfPeople() {
        AlertKey key = new AlertKey("app", "feature", "regression", Metric.LINE, "");
        AlertDraft regression = Alerts.regression(8900)
                .key(key)
                .lastNotification(new LastNotification(NOON, Alerts.share(8900), Severity.WARNING));
        assertThat(after(Duration.ZERO, regression, "other")).isEmpty();
        List<Transition> gone = after(Duration.ZERO, regression, "feature");
        assertThat(gone).extracting(Transition::kind).containsExactly(AlertChange.Kind.RESOLVED);
        assertThat(gone.get(0).alert().resolution().how()).isEqualTo(Resolution.How.RETIRED);
        assertThat(gone.get(0).alert().resolution().note()).isEqualTo("branch gone: not built for 30 days");
        assertThat(after(Duration.ZERO, regression.status(AlertStatus.PENDING), "feature"))
                .extracting(Transition::kind)
                .containsExactly(AlertChange.Kind.DISCARDED);
        AlertKey byHand = new AlertKey("app", "feature", ManualAlerts.rule("freeze"), null, "");
        assertThat(after(Duration.ZERO, Alerts.regression(8900).key(byHand), "feature"))
                .isEmpty();
        assertThat(after(Duration.ZERO, regression.status(AlertStatus.RESOLVED), "feature"))
                .as("it is over")
                .isEmpty();
    }

    private List<String> stale(Duration later, String... gone) {
        Point point =
                Point.builder(4, NOON).totals(Job.counters(9000)).branch("main").create();
        return look(NOON.plus(later), null, List.of(point), gone).done().event().notices().stream()
                .map(notice -> notice.kind() + " " + notice.alert().key() + " "
                        + notice.alert().severity() + " " + notice.alert().message())
                .toList();
    }

    @Test
    void aBranchThatIsNotMeasuredForSoManyDaysIsStale() {
        assertThat(stale(Duration.ofDays(999))).as("0 is never").isEmpty();
        settings = AlertSettings.DEFAULT.toBuilder()
                .reopenHours(24)
                .repeatHours(0)
                .acceptDays(0)
                .staleDays(7)
                .build();
        assertThat(stale(Duration.ofDays(7))).isEmpty();
        assertThat(stale(Duration.ofDays(7).plusMillis(1)))
                .containsExactly(
                        "FIRING app:main:measurement-stale:-:- WARNING nothing was measured for 7 days, last in #4");
        assertThat(stale(Duration.ofDays(8), "main")).as("the branch is gone").isEmpty();
        settings = settings.with(AlertType.MEASUREMENT_LOST, new RuleSettings(false, null, null, null, null, null));
        assertThat(stale(Duration.ofDays(8))).isEmpty();
    }

    @Test
    void staleIsSaidOnce() {
        settings = AlertSettings.DEFAULT.toBuilder()
                .reopenHours(24)
                .repeatHours(0)
                .acceptDays(0)
                .staleDays(7)
                .build();
        Alert known = Alerts.active(AlertType.MEASUREMENT_LOST, "measurement-stale", null, "")
                .done();
        Point point = Point.builder(4, NOON).totals(Job.counters(9000)).create();
        Instant later = NOON.plus(Duration.ofDays(9));
        assertThat(look(later, known, List.of(point)).done().event().transitions())
                .isEmpty();
        Alert over = known.draft().status(AlertStatus.RESOLVED).done();
        assertThat(look(later, over, List.of(point)).done().event().transitions())
                .extracting(Transition::kind)
                .containsExactly(AlertChange.Kind.FIRED);
    }
}
