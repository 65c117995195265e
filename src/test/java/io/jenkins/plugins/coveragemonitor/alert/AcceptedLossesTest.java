package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The reports that are not missed any more, as somebody said that they are gone for good. */
class AcceptedLossesTest {
    private static final Instant NOON = Alerts.NOON;

    private static Point lacking(String component, String report) {
        return lacking(2, component, report);
    }

    private static Point lacking(int build, String component, String report) {
        Missing missing = new Missing(component, report, "it is not there", 1);
        return Point.builder(build, NOON)
                .totals(Job.counters(9000))
                .completeness(Completeness.of(List.of(missing)))
                .create();
    }

    private static AlertDraft lost(String component, Resolution.How how, Instant when) {
        return Alerts.active(AlertType.MEASUREMENT_LOST, "measurement-lost", null, component)
                .status(AlertStatus.RESOLVED)
                .resolution(new Resolution(how, 0, when, null, "ann", "moved away"));
    }

    private static Set<String> accepted(AlertDraft alert, Point... points) {
        return AcceptedLosses.among(List.of(alert.done()), List.of(points));
    }

    @Test
    void whatWasMissingWhenTheLossWasAcceptedIsNotExpected() {
        assertThat(accepted(lost("", Resolution.How.ACCEPTED, NOON), lacking("", "a.xml")))
                .containsExactly("a.xml");
        assertThat(accepted(lost("", Resolution.How.ACCEPTED, NOON.minusSeconds(1)), lacking("", "a.xml")))
                .as("the alert is about this build, whatever its clock said")
                .containsExactly("a.xml");
        assertThat(accepted(lost("", Resolution.How.ACCEPTED, NOON.minusSeconds(1)), lacking(3, "", "a.xml")))
                .as("it went missing later")
                .isEmpty();
    }

    @Test
    void onlyWhatTheAlertIsAboutIsAccepted() {
        assertThat(accepted(lost("web", Resolution.How.ACCEPTED, NOON), lacking("web", "a.xml")))
                .containsExactly("a.xml");
        assertThat(accepted(lost("web", Resolution.How.ACCEPTED, NOON), lacking("", "a.xml")))
                .isEmpty();
        AlertKey elsewhere = new AlertKey("app", "feature", "measurement-lost", null, "");
        assertThat(accepted(lost("", Resolution.How.ACCEPTED, NOON).key(elsewhere), lacking("", "a.xml")))
                .isEmpty();
        assertThat(accepted(lost("", Resolution.How.ACCEPTED, NOON), lacking("", null)))
                .as("no single report")
                .isEmpty();
    }

    @Test
    void anotherEndOrAnotherAlertAcceptsNoLoss() {
        assertThat(accepted(lost("", Resolution.How.BY_HAND, NOON), lacking("", "a.xml")))
                .isEmpty();
        assertThat(accepted(lost("", Resolution.How.ACCEPTED, NOON).resolution(null), lacking("", "a.xml")))
                .isEmpty();
        AlertDraft regression = Alerts.regression(8900)
                .resolution(new Resolution(Resolution.How.ACCEPTED, 0, NOON, null, "ann", "fine"));
        assertThat(accepted(regression, lacking("", "a.xml"))).isEmpty();
    }
}
