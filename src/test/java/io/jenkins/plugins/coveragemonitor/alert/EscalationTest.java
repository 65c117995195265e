package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a value is so much worse that the receivers are notified again. */
class EscalationTest {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private static Alert notified(@Nullable AlertLevel level) {
        return Alerts.regression(8900)
                .lastNotification(new LastNotification(Alerts.NOON, level, Severity.WARNING))
                .done();
    }

    private static Counter lines(int covered) {
        return new Counter(covered, 10_000 - covered);
    }

    private static boolean thanAcknowledged(
            @Nullable String worseBy, @Nullable AlertLevel then, @Nullable AlertLevel now) {
        BigDecimal limit = worseBy == null ? null : new BigDecimal(worseBy);
        return Escalation.thanAcknowledged(new Acknowledgement("ann", Alerts.NOON, "", null, limit, then), now);
    }

    @Test
    void aShareIsWorseFromExactlySoManyPointsBelowTheLastNotification() {
        assertThat(Escalation.byPoints(notified(Alerts.share(8900)), lines(8851), HALF))
                .isFalse();
        assertThat(Escalation.byPoints(notified(Alerts.share(8900)), lines(8850), HALF))
                .isTrue();
        assertThat(Escalation.byPoints(notified(null), lines(8850), HALF)).isFalse();
        assertThat(Escalation.byPoints(Alerts.regression(8900).done(), lines(0), HALF))
                .as("nobody was notified yet")
                .isFalse();
    }

    @Test
    void anAmountIsWorseFromExactlySoManyMore() {
        assertThat(Escalation.byAmount(notified(new AlertLevel.Amount(10)), 14, 5))
                .isFalse();
        assertThat(Escalation.byAmount(notified(new AlertLevel.Amount(10)), 15, 5))
                .isTrue();
        assertThat(Escalation.byAmount(notified(new AlertLevel.Millis(10)), 15, 5))
                .isTrue();
        assertThat(Escalation.byAmount(notified(null), 15, 5)).isFalse();
        assertThat(Escalation.byAmount(Alerts.regression(8900).done(), 15, 5)).isFalse();
    }

    @Test
    void anAcknowledgementEndsWhenItIsWorseThanItAllows() {
        assertThat(thanAcknowledged("0.5", Alerts.share(8900), Alerts.share(8851)))
                .isFalse();
        assertThat(thanAcknowledged("0.5", Alerts.share(8900), Alerts.share(8850)))
                .isTrue();
        assertThat(thanAcknowledged("3", new AlertLevel.Amount(10), new AlertLevel.Amount(12)))
                .isFalse();
        assertThat(thanAcknowledged("3", new AlertLevel.Amount(10), new AlertLevel.Amount(13)))
                .isTrue();
        assertThat(thanAcknowledged("3", new AlertLevel.Millis(10), new AlertLevel.Millis(13)))
                .isTrue();
    }

    @Test
    void anAcknowledgementWithoutALimitOrOfNoValueHolds() {
        assertThat(thanAcknowledged(null, Alerts.share(8900), Alerts.share(1))).isFalse();
        assertThat(thanAcknowledged("0.5", Alerts.share(8900), null)).isFalse();
        assertThat(thanAcknowledged("0.5", null, Alerts.share(1))).isFalse();
        assertThat(thanAcknowledged("0.5", null, new AlertLevel.Amount(9))).isFalse();
        assertThat(thanAcknowledged("1", Alerts.share(8900), new AlertLevel.Amount(9_000)))
                .as("another kind of value")
                .isFalse();
    }
}
