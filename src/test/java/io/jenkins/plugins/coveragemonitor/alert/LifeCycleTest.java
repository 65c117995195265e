package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a finding does to an alert, one step at a time. */
class LifeCycleTest {
    private static final Instant NOON = Alerts.NOON;
    private static final AlertKey KEY = new AlertKey("app", "", "regression", Metric.LINE, "");
    private static final LastNotification NOTIFIED = new LastNotification(NOON, Alerts.share(8900), Severity.WARNING);

    private AlertSettings settings = AlertSettings.DEFAULT;
    private Instant built = NOON;

    private Optional<Transition> next(@Nullable Alert known, FindingBuilder finding, int build) {
        Point point = Point.builder(build, built).commit("c" + build).create();
        return new LifeCycle(settings, point, NOON.plusSeconds(5)).next(KEY, known, finding.create());
    }

    private static FindingBuilder found(FindingState state) {
        return Finding.builder(AlertType.REGRESSION, "regression")
                .metric(Metric.LINE)
                .state(state)
                .before(Alerts.share(9000))
                .level(Alerts.share(8900))
                .message("coverage fell");
    }

    private void needs(int pending, int resolveAfter) {
        settings = AlertSettings.DEFAULT.with(
                AlertType.REGRESSION, new RuleSettings(null, pending, resolveAfter, BigDecimal.ZERO, null, null));
    }

    @Test
    void aCauseBeginsAnAlertThatRemembersItsBeginning() {
        Transition fired = next(null, found(FindingState.BAD), 7).orElseThrow();
        assertThat(fired.kind()).isEqualTo(AlertChange.Kind.FIRED);
        Alert alert = fired.alert();
        assertThat(alert.key()).isEqualTo(KEY);
        assertThat(alert.status()).isEqualTo(AlertStatus.ACTIVE);
        assertThat(alert.since()).isEqualTo(new FirstSeen(7, NOON, "c7"));
        assertThat(alert.before()).isEqualTo(Alerts.share(9000));
        assertThat(alert.level()).isEqualTo(Alerts.share(8900));
        assertThat(alert.message()).isEqualTo("coverage fell");
        assertThat(alert.build()).isEqualTo(7);
        assertThat(alert.bad()).isEqualTo(1);
        assertThat(alert.changes())
                .containsExactly(new AlertChange(AlertChange.Kind.FIRED, NOON.plusSeconds(5), 7, null, ""));
    }

    @Test
    void withoutACauseNothingBegins() {
        assertThat(next(null, found(FindingState.GOOD), 7)).isEmpty();
        assertThat(next(null, found(FindingState.UNKNOWN), 7)).isEmpty();
        assertThat(next(null, found(FindingState.GONE), 7)).isEmpty();
        assertThat(next(Alerts.regression(8900).status(AlertStatus.RESOLVED).done(), found(FindingState.GOOD), 7))
                .isEmpty();
    }

    @Test
    void whatIsNotSureWaitsForSoManyBuildsInARow() {
        needs(3, 1);
        Transition first = next(null, found(FindingState.BAD), 7).orElseThrow();
        assertThat(first.kind()).isEqualTo(AlertChange.Kind.PENDING);
        assertThat(first.alert().status()).isEqualTo(AlertStatus.PENDING);
        Transition again = next(first.alert(), found(FindingState.BAD), 7).orElseThrow();
        assertThat(again.alert().bad()).as("the same build").isEqualTo(1);
        Transition second = next(again.alert(), found(FindingState.BAD), 8).orElseThrow();
        assertThat(second.kind()).isEqualTo(AlertChange.Kind.PENDING);
        assertThat(second.alert().bad()).isEqualTo(2);
        Transition third = next(second.alert(), found(FindingState.BAD), 9).orElseThrow();
        assertThat(third.kind()).isEqualTo(AlertChange.Kind.FIRED);
        assertThat(third.alert().status()).isEqualTo(AlertStatus.ACTIVE);
        assertThat(third.alert().since().build()).as("since the first").isEqualTo(7);
        assertThat(third.alert().build()).isEqualTo(9);
        Transition gone = next(second.alert(), found(FindingState.GOOD), 9).orElseThrow();
        assertThat(gone.kind()).isEqualTo(AlertChange.Kind.DISCARDED);
        assertThat(gone.alert().resolution()).isNull();
    }

    @Test
    void anEndNeedsSoManyGoodBuildsInARow() {
        needs(1, 2);
        Alert active = Alerts.regression(8900).worse(true).done();
        Transition first = next(active, found(FindingState.GOOD).level(Alerts.share(9000)), 7)
                .orElseThrow();
        assertThat(first.kind()).isEqualTo(AlertChange.Kind.UPDATED);
        assertThat(first.alert().status()).isEqualTo(AlertStatus.ACTIVE);
        assertThat(first.alert().good()).isEqualTo(1);
        assertThat(first.alert().build()).isEqualTo(7);
        assertThat(first.alert().level()).isEqualTo(Alerts.share(9000));
        assertThat(first.alert().message()).as("it is not over").isEqualTo("something is wrong");
        Transition again = next(first.alert(), found(FindingState.GOOD), 7).orElseThrow();
        assertThat(again.alert().good()).as("the same build").isEqualTo(1);
        Transition back = next(first.alert(), found(FindingState.BAD).level(Alerts.share(9000)), 8)
                .orElseThrow();
        assertThat(back.alert().good()).as("counted from the start").isZero();
        Transition second = next(first.alert(), found(FindingState.GOOD).message("it is back"), 8)
                .orElseThrow();
        assertThat(second.kind()).isEqualTo(AlertChange.Kind.RESOLVED);
        Alert over = second.alert();
        assertThat(over.status()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(over.message()).isEqualTo("it is back");
        assertThat(over.worse()).isFalse();
        assertThat(over.bad()).isZero();
        assertThat(over.good()).isEqualTo(2);
        assertThat(over.build()).isEqualTo(8);
        assertThat(over.resolution()).isEqualTo(new Resolution(Resolution.How.RECOVERED, 8, NOON, "c8", null, ""));
    }

    @Test
    void theBuildThatBeganAnAlertMayEndIt() {
        assertThat(next(Alerts.regression(8900).done(), found(FindingState.GOOD), 2))
                .map(Transition::kind)
                .contains(AlertChange.Kind.RESOLVED);
    }

    @Test
    void whatIsGoneEndsQuietlyAndWhatIsUnknownChangesNothing() {
        assertThat(next(Alerts.regression(8900).done(), found(FindingState.GONE), 7))
                .map(transition -> transition.alert().resolution().how())
                .contains(Resolution.How.RETIRED);
        assertThat(next(Alerts.regression(8900).done(), found(FindingState.UNKNOWN), 7))
                .isEmpty();
    }

    private static Alert ended(Resolution.How how) {
        return Alerts.regression(8900)
                .status(AlertStatus.RESOLVED)
                .lastNotification(NOTIFIED)
                .worse(true)
                .acknowledgement(new Acknowledgement("ann", NOON, "", null, null, null))
                .resolution(new Resolution(how, 3, NOON, null, null, ""))
                .done();
    }

    private Transition foundAgain(Resolution.How how, Duration later) {
        built = NOON.plus(later);
        return next(ended(how), found(FindingState.BAD).severity(Severity.CRITICAL), 7)
                .orElseThrow();
    }

    @Test
    void whatComesBackWithinADayContinuesTheSameThread() {
        needs(3, 1);
        Transition reopened =
                foundAgain(Resolution.How.RECOVERED, Duration.ofHours(24).minusMillis(1));
        assertThat(reopened.kind()).isEqualTo(AlertChange.Kind.REOPENED);
        Alert alert = reopened.alert();
        assertThat(alert.alertId()).isEqualTo(ended(Resolution.How.RECOVERED).alertId());
        assertThat(alert.status()).as("it is known to be sure").isEqualTo(AlertStatus.ACTIVE);
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.before()).isEqualTo(Alerts.share(9000));
        assertThat(alert.since().build()).isEqualTo(7);
        assertThat(alert.lastNotification()).isNull();
        assertThat(alert.acknowledgement()).isNull();
        assertThat(alert.resolution()).isNull();
        assertThat(alert.worse()).isFalse();
        assertThat(alert.changes()).hasSize(2);
    }

    @Test
    void whatComesBackLaterOrAfterAnotherEndBeginsAnew() {
        assertThat(foundAgain(Resolution.How.RECOVERED, Duration.ofHours(24)).kind())
                .isEqualTo(AlertChange.Kind.FIRED);
        assertThat(foundAgain(Resolution.How.RECOVERED, Duration.ofHours(-1)).kind())
                .as("a build of before the end")
                .isEqualTo(AlertChange.Kind.FIRED);
        assertThat(foundAgain(Resolution.How.RECOVERED, Duration.ZERO).kind()).isEqualTo(AlertChange.Kind.REOPENED);
        Transition anew = foundAgain(Resolution.How.ACCEPTED, Duration.ofHours(1));
        assertThat(anew.kind()).isEqualTo(AlertChange.Kind.FIRED);
        assertThat(anew.alert().alertId())
                .isNotEqualTo(ended(Resolution.How.ACCEPTED).alertId());
        assertThat(anew.alert().changes()).hasSize(1);
    }

    @Test
    void anActiveAlertIsToldToBeWorseOnce() {
        Alert active = Alerts.regression(8900).lastNotification(NOTIFIED).done();
        Transition worse = next(active, found(FindingState.BAD).worse(true), 7).orElseThrow();
        assertThat(worse.kind()).isEqualTo(AlertChange.Kind.WORSE);
        assertThat(worse.alert().worse()).isTrue();
        assertThat(worse.alert().build()).isEqualTo(7);
        assertThat(next(worse.alert(), found(FindingState.BAD).worse(true), 8))
                .as("not notified yet, and no other value")
                .isEmpty();
        assertThat(next(active, found(FindingState.BAD).severity(Severity.CRITICAL), 7))
                .map(Transition::kind)
                .contains(AlertChange.Kind.WORSE);
        assertThat(next(Alerts.regression(8900).done(), found(FindingState.BAD).severity(Severity.CRITICAL), 7))
                .as("nobody was notified of less")
                .map(Transition::kind)
                .contains(AlertChange.Kind.UPDATED);
    }

    @Test
    void aNewValueIsWrittenDownAndTheSameIsNot() {
        Alert active = Alerts.regression(8900).done();
        assertThat(next(active, found(FindingState.BAD), 7)).isEmpty();
        Transition changed = next(active, found(FindingState.BAD).level(Alerts.share(8910)), 7)
                .orElseThrow();
        assertThat(changed.kind()).isEqualTo(AlertChange.Kind.UPDATED);
        assertThat(changed.alert().level()).isEqualTo(Alerts.share(8910));
        assertThat(changed.alert().message()).isEqualTo("coverage fell");
        assertThat(changed.alert().bad()).isEqualTo(1);
        assertThat(changed.alert().changes()).as("no step of its life").hasSize(1);
        assertThat(next(active.draft().counts(6, 1, 1).done(), found(FindingState.BAD), 7))
                .as("a good build was between")
                .isPresent();
    }

    @Test
    void anAlertIsAsUrgentAsItEverWas() {
        Alert critical = Alerts.regression(8000).severity(Severity.CRITICAL).done();
        assertThat(next(critical, found(FindingState.BAD), 7))
                .map(transition -> transition.alert().severity())
                .contains(Severity.CRITICAL);
        assertThat(next(Alerts.regression(8900).done(), found(FindingState.GOOD).severity(Severity.CRITICAL), 7))
                .map(transition -> transition.alert().severity())
                .contains(Severity.CRITICAL);
    }

    @Test
    void anAcknowledgedAlertIsActiveAgainWhenItIsWorseThanAllowed() {
        Alert taken = Alerts.regression(8900)
                .status(AlertStatus.ACKNOWLEDGED)
                .lastNotification(NOTIFIED)
                .acknowledgement(new Acknowledgement("ann", NOON, "", null, BigDecimal.ONE, Alerts.share(8900)))
                .done();
        Transition same = next(
                        taken, found(FindingState.BAD).level(Alerts.share(8801)).worse(true), 7)
                .orElseThrow();
        assertThat(same.kind()).isEqualTo(AlertChange.Kind.UPDATED);
        assertThat(same.alert().status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
        Transition worse = next(taken, found(FindingState.BAD).level(Alerts.share(8800)), 7)
                .orElseThrow();
        assertThat(worse.kind()).isEqualTo(AlertChange.Kind.UNACKNOWLEDGED);
        assertThat(worse.alert().status()).isEqualTo(AlertStatus.ACTIVE);
        assertThat(worse.alert().acknowledgement()).isNull();
        assertThat(worse.alert().worse()).isTrue();
    }

    private static FindingBuilder rise(FindingState state) {
        return Finding.builder(AlertType.IMPROVEMENT, "improvement")
                .metric(Metric.LINE)
                .state(state)
                .severity(Severity.INFO)
                .before(Alerts.share(9000))
                .level(Alerts.share(9100))
                .message("coverage rose");
    }

    @Test
    void anEventIsAFactOfOneBuild() {
        Transition event = next(null, rise(FindingState.BAD), 7).orElseThrow();
        assertThat(event.kind()).isEqualTo(AlertChange.Kind.HAPPENED);
        Alert alert = event.alert();
        assertThat(alert.status()).isEqualTo(AlertStatus.EVENT);
        assertThat(alert.type()).isEqualTo(AlertType.IMPROVEMENT);
        assertThat(alert.severity()).isEqualTo(Severity.INFO);
        assertThat(alert.since()).isEqualTo(new FirstSeen(7, NOON, "c7"));
        assertThat(alert.before()).isEqualTo(Alerts.share(9000));
        assertThat(alert.level()).isEqualTo(Alerts.share(9100));
        assertThat(alert.message()).isEqualTo("coverage rose");
        assertThat(alert.build()).isEqualTo(7);
        assertThat(next(null, rise(FindingState.GOOD), 7)).isEmpty();
        assertThat(next(alert, rise(FindingState.BAD), 7))
                .as("the same build again")
                .isEmpty();
    }

    @Test
    void whatHappensAgainWithinADayIsKeptAsNotified() {
        Alert event = next(null, rise(FindingState.BAD), 7)
                .orElseThrow()
                .alert()
                .draft()
                .lastNotification(NOTIFIED)
                .done();
        assertThat(again(event, Duration.ofHours(24).minusMillis(1))).isEqualTo(NOTIFIED);
        assertThat(again(event, Duration.ZERO)).isEqualTo(NOTIFIED);
        assertThat(again(event, Duration.ofHours(24))).isNull();
        assertThat(again(event, Duration.ofHours(-1))).isNull();
    }

    private @Nullable LastNotification again(Alert event, Duration later) {
        built = NOON.plus(later);
        return next(event, rise(FindingState.BAD), 8).orElseThrow().alert().lastNotification();
    }
}
