package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the receivers are notified of an alert, and when not. */
class NotificationPolicyTest {
    private static final Instant NOON = Alerts.NOON;
    private static final LastNotification AT_NOON = new LastNotification(NOON, Alerts.share(8900), Severity.WARNING);

    private AlertSettings settings = AlertSettings.DEFAULT;
    private Silences silences = Silences.NONE;
    private Instant now = NOON.plus(Duration.ofHours(1));

    private NotificationPolicy announce(List<Alert> alerts, Transition... transitions) {
        NotificationPolicy policy = new NotificationPolicy(settings, silences, now);
        policy.announce(alerts, List.of(transitions));
        return policy;
    }

    private List<AlertNotice.Kind> notices(AlertDraft alert) {
        return announce(List.of(alert.done())).notices().stream()
                .map(AlertNotice::kind)
                .toList();
    }

    @Test
    void anActiveAlertIsNotifiedOnceWithWhatItSaidThen() {
        Alert active = Alerts.regression(8900).worse(true).done();
        List<AlertNotice> notices = announce(List.of(active)).notices();
        assertThat(notices).extracting(AlertNotice::kind).containsExactly(AlertNotice.Kind.FIRING);
        Alert notified = notices.get(0).alert();
        assertThat(notified.lastNotification())
                .isEqualTo(new LastNotification(now, Alerts.share(8900), Severity.WARNING));
        assertThat(notified.worse()).isFalse();
        assertThat(notices(notified.draft())).isEmpty();
    }

    @Test
    void onlyActiveAlertsAreNotified() {
        assertThat(notices(Alerts.regression(8900).status(AlertStatus.PENDING))).isEmpty();
        assertThat(notices(Alerts.regression(8900).status(AlertStatus.ACKNOWLEDGED)))
                .isEmpty();
    }

    @Test
    void whatIsWorseOrMoreUrgentThanTheLastNotificationIsNotifiedAgain() {
        assertThat(notices(Alerts.regression(8900).lastNotification(AT_NOON).worse(true)))
                .containsExactly(AlertNotice.Kind.WORSE);
        assertThat(notices(Alerts.regression(8900).lastNotification(AT_NOON).severity(Severity.CRITICAL)))
                .containsExactly(AlertNotice.Kind.WORSE);
        assertThat(notices(Alerts.regression(8900).lastNotification(AT_NOON).severity(Severity.INFO)))
                .isEmpty();
    }

    @Test
    void aReminderComesAfterTheRepeatInterval() {
        settings = AlertSettings.DEFAULT.toBuilder()
                .reopenHours(24)
                .repeatHours(4)
                .acceptDays(0)
                .staleDays(0)
                .build();
        now = NOON.plus(Duration.ofHours(4)).minusMillis(1);
        assertThat(notices(Alerts.regression(8900).lastNotification(AT_NOON))).isEmpty();
        now = NOON.plus(Duration.ofHours(4));
        assertThat(notices(Alerts.regression(8900).lastNotification(AT_NOON)))
                .containsExactly(AlertNotice.Kind.REMINDER);
        settings = AlertSettings.DEFAULT;
        assertThat(notices(Alerts.regression(8900).lastNotification(AT_NOON)))
                .as("0 hours is never")
                .isEmpty();
    }

    @Test
    void theReceiversAreRemindedOnceWhenNobodyIsOnItAnyMore() {
        AlertDraft givenBack = Alerts.regression(8900)
                .lastNotification(AT_NOON)
                .change(new AlertChange(AlertChange.Kind.UNACKNOWLEDGED, NOON.plusSeconds(1), 0, "ann", ""));
        assertThat(notices(givenBack)).containsExactly(AlertNotice.Kind.REMINDER);
        LastNotification then = new LastNotification(NOON.plusSeconds(1), Alerts.share(8900), Severity.WARNING);
        assertThat(notices(givenBack.lastNotification(then))).isEmpty();
        AlertDraft noted = Alerts.regression(8900)
                .lastNotification(AT_NOON)
                .change(new AlertChange(AlertChange.Kind.UPDATED, NOON.plusSeconds(1), 0, "ann", "a note"));
        assertThat(notices(noted)).isEmpty();
    }

    private static Transition ended(AlertDraft alert, Resolution.How how) {
        Resolution end = new Resolution(how, 3, NOON, null, null, "");
        return new Transition(
                AlertChange.Kind.RESOLVED,
                alert.status(AlertStatus.RESOLVED).resolution(end).done());
    }

    @Test
    void theEndIsNotifiedToThoseWhoHeardOfTheBeginning() {
        Transition known = ended(Alerts.regression(8900).lastNotification(AT_NOON), Resolution.How.RECOVERED);
        assertThat(announce(List.of(known.alert()), known).notices())
                .containsExactly(new AlertNotice(AlertNotice.Kind.RESOLVED, known.alert()));
        Transition unknown = ended(Alerts.regression(8900), Resolution.How.RECOVERED);
        assertThat(announce(List.of(unknown.alert()), unknown).notices()).isEmpty();
        Transition retired = ended(Alerts.regression(8900).lastNotification(AT_NOON), Resolution.How.RETIRED);
        assertThat(announce(List.of(retired.alert()), retired).notices())
                .as("what it was about is gone")
                .isEmpty();
    }

    @Test
    void anEventIsNotifiedIfNobodyWasNotifiedOfTheSameSoonBefore() {
        AlertDraft rise = Alerts.active(AlertType.IMPROVEMENT, "improvement", Metric.LINE, "")
                .status(AlertStatus.EVENT);
        Transition first = new Transition(AlertChange.Kind.HAPPENED, rise.done());
        assertThat(announce(List.of(first.alert()), first).notices())
                .extracting(AlertNotice::kind)
                .containsExactly(AlertNotice.Kind.EVENT);
        Transition again = new Transition(
                AlertChange.Kind.HAPPENED, rise.lastNotification(AT_NOON).done());
        assertThat(announce(List.of(again.alert()), again).notices()).isEmpty();
        Transition known = new Transition(AlertChange.Kind.UPDATED, first.alert());
        assertThat(announce(List.of(known.alert()), known).notices()).isEmpty();
    }

    @Test
    void whatIsSilencedOrCoveredIsMutedButNotItsEnd() {
        silences = new Silences(List.of(
                new Silence("s", AlertMatcher.ALL, NOON, NOON.plus(Duration.ofHours(2)), "ann", "maintenance")));
        Alert active = Alerts.regression(8900).done();
        NotificationPolicy silenced = announce(List.of(active));
        assertThat(silenced.notices()).isEmpty();
        assertThat(silenced.muted()).containsExactly(active);
        Transition known = ended(Alerts.regression(8900).lastNotification(AT_NOON), Resolution.How.RECOVERED);
        assertThat(announce(List.of(known.alert()), known).notices()).hasSize(1);

        silences = Silences.NONE;
        Alert lost = Alerts.active(AlertType.MEASUREMENT_LOST, "measurement-lost", null, "a")
                .done();
        NotificationPolicy covered = announce(List.of(active, lost));
        assertThat(covered.notices())
                .extracting(notice -> notice.alert().type())
                .containsExactly(AlertType.MEASUREMENT_LOST);
        assertThat(covered.muted()).containsExactly(active);
    }
}
