package io.jenkins.plugins.coveragemonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.RuleSettings;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An open alert that nobody hears of says why. */
class SuppressionReasonTest {
    @TempDir
    Path home;

    private House house;
    private Ask admin;
    private AlertSettings settings = AlertSettings.DEFAULT;

    @BeforeEach
    void open() {
        house = new House(home);
        admin = new Ask(house, Role.ADMINISTRATOR);
    }

    private static Counters counters(int covered) {
        return Counters.of(Metric.LINE, new Counter(covered, 10_000 - covered));
    }

    private void build(int number, int project, int worker) throws IOException {
        CoverageMonitor monitor = house.monitor("payments", "coverage");
        Point point = Point.builder(number, House.NOW)
                .totals(counters(project))
                .components(Map.of("worker", counters(worker)))
                .commit("c0ffee")
                .create();
        monitor.history().append(List.of(point));
        monitor.alerts()
                .evaluate(
                        point,
                        monitor.history().points(),
                        List.of(),
                        settings,
                        house.state.silences().all());
    }

    /** The open alert of a component, of the project for an empty name. */
    private JsonNode alert(Role role, String component) {
        for (JsonNode each :
                Ask.json(new Ask(house, role).get("alerts?job=payments")).get("items")) {
            if (each.get("component").textValue().equals(component)
                    && !each.get("status").textValue().equals("RESOLVED")) {
                return each;
            }
        }
        throw new AssertionError("no alert of '" + component + "'");
    }

    private void suppression(String component, String why, String by, String text) {
        JsonNode suppression = alert(Role.ADMINISTRATOR, component).get("suppression");
        assertThat(suppression.get("why").textValue()).isEqualTo(why);
        assertThat(suppression.get("by").textValue()).isEqualTo(by);
        assertThat(suppression.get("text").textValue()).isEqualTo(text);
    }

    @Test
    void whatAChannelHearsHasNoReason() {
        assertThat(alert(Role.ADMINISTRATOR, "").get("suppression").isNull()).isTrue();
    }

    @Test
    void anotherAlertSaysIt() throws IOException {
        build(4, 8390, 9000);
        build(5, 8200, 8000);
        String project = alert(Role.ADMINISTRATOR, "").get("id").textValue();
        assertThat(alert(Role.ADMINISTRATOR, "worker").get("notified").isNull()).isTrue();
        suppression(
                "worker",
                "MUTED",
                project,
                "the regression of the project says it already: "
                        + "line coverage fell 4.21 points from 86.21 % to 82.00 %");
    }

    @Test
    void aPersonSilencedIt() throws IOException {
        String id = house.state
                .silences()
                .add(
                        io.jenkins.plugins.coveragemonitor.alert.AlertMatcher.ALL,
                        House.NOW,
                        House.NOW.plusSeconds(3600),
                        "ann",
                        "moving")
                .id();
        build(4, 8390, 9000);
        build(5, 8390, 8000);
        suppression("worker", "SILENCED", id, "silenced by ann until 2026-11-21T09:00:00Z: moving");
    }

    @Test
    void itIsNotSureYet() throws IOException {
        settings = settings.with(AlertType.REGRESSION, new RuleSettings(null, 3, null, null, null, null));
        build(4, 8390, 9000);
        build(5, 8390, 8000);
        suppression("worker", "PENDING", null, "not sure yet, found in 1 build in a row");
    }

    @Test
    void noChannelWantsIt() {
        house.channels.filter = new ChannelFilter(null, Set.of(Severity.CRITICAL), null, null, null, null);
        suppression("", "UNWANTED", null, "no channel that is set up wants alerts like this");
        house.channels.filter = ChannelFilter.DEFAULT;
        house.channels.kinds.clear();
        suppression("", "UNWANTED", null, "no channel that is set up wants alerts like this");
    }

    @Test
    void whatIsOverNeedsNoReason() throws IOException {
        house.channels.kinds.clear();
        admin.to("POST", "alerts/" + alert(Role.ADMINISTRATOR, "").get("id").textValue() + "/resolve", "{}");
        for (JsonNode each : Ask.json(admin.get("alerts?status=RESOLVED")).get("items")) {
            assertThat(each.get("suppression").isNull()).isTrue();
        }
    }
}
