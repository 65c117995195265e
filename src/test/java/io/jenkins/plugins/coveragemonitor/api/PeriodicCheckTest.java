package io.jenkins.plugins.coveragemonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.store.Acceptance;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertActions;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertStore;
import io.jenkins.plugins.coveragemonitor.api.state.CheckReport;
import io.jenkins.plugins.coveragemonitor.api.state.PeriodicCheck;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to alerts while nothing is built. */
class PeriodicCheckTest {
    @TempDir
    Path home;

    private House house;
    private final List<String> failed = new ArrayList<>();

    @BeforeEach
    void open() {
        house = new House(home);
    }

    private List<String> check() throws IOException {
        house.notified.clear();
        new PeriodicCheck(house, house.state, (job, why) -> failed.add(job), house).run();
        return List.copyOf(house.notified);
    }

    private AlertStore book(String job) {
        return house.monitor(job, "coverage").alerts();
    }

    private void handOver() throws IOException {
        for (String job : house.names()) {
            for (AlertEvent step : book(job).waiting()) {
                book(job).dispatched(step);
            }
        }
    }

    @Test
    void whatACrashKeptFromBeingToldIsTold() throws IOException {
        assertThat(check()).containsExactly("hidden", "payments");
    }

    @Test
    void whereNothingChangesNothingIsToldOrWritten() throws IOException {
        handOver();
        var before = house.files();
        assertThat(check()).isEmpty();
        assertThat(house.files()).isEqualTo(before);
    }

    @Test
    void anAcknowledgementThatEndsIsTold() throws IOException {
        handOver();
        new AlertActions(book("payments"), AlertSettings.DEFAULT, Silences.NONE, "ann", Acceptance.NONE)
                .acknowledge(house.alert("payments"), "", House.NOW.plus(Duration.ofHours(1)), null);
        assertThat(check()).isEmpty();
        house.now = House.NOW.plus(Duration.ofHours(2));
        assertThat(check()).containsExactly("payments");
    }

    @Test
    void aMeasurementThatHasGoneStaleIsFoundByTheThresholdsThatHold() throws IOException {
        handOver();
        house.state.thresholds().put(null, JsonNodeFactory.instance.objectNode().put("staleDays", 2));
        assertThat(check()).isEmpty();
        house.now = House.NOW.plus(Duration.ofDays(3));
        assertThat(check()).containsExactly("hidden", "payments");
        assertThat(book("payments").open()).extracting(Alert::type).contains(AlertType.MEASUREMENT_LOST);
    }

    /** One job that builds several branches, as a parameterised one does. */
    private void build(String branch, int number, Instant time, int covered) throws IOException {
        CoverageMonitor monitor = house.monitor("payments", "coverage");
        Point point = Point.builder(number, time)
                .totals(Counters.of(Metric.LINE, new Counter(covered, 10_000 - covered)))
                .branch(branch)
                .create();
        monitor.history().append(List.of(point));
        monitor.alerts().evaluate(point, monitor.history().points(), List.of(), AlertSettings.DEFAULT, Silences.NONE);
    }

    @Test
    void aBranchThatIsNotBuiltAnyMoreTakesItsAlertsAlongAndNobodyIsTold() throws IOException {
        build("feature", 11, House.NOW, 9000);
        build("feature", 12, House.NOW, 8000);
        build("main", 13, House.NOW.plus(Duration.ofDays(20)), 9000);
        handOver();
        house.now = House.NOW.plus(Duration.ofDays(29));
        assertThat(check()).isEmpty();
        assertThat(book("payments").open())
                .extracting(alert -> alert.key().branch())
                .contains("feature");
        house.state
                .thresholds()
                .put("payments", JsonNodeFactory.instance.objectNode().put("branchDays", 40));
        house.now = House.NOW.plus(Duration.ofDays(31));
        assertThat(check()).isEmpty();
        assertThat(book("payments").open())
                .extracting(alert -> alert.key().branch())
                .contains("feature");
        house.state.thresholds().put("payments", JsonNodeFactory.instance.objectNode());
        assertThat(check()).isEmpty();
        assertThat(book("payments").open())
                .extracting(alert -> alert.key().branch())
                .doesNotContain("feature");
        assertThat(book("payments").alerts())
                .filteredOn(alert -> alert.key().branch().equals("feature"))
                .singleElement()
                .satisfies(
                        alert -> assertThat(alert.resolution().note()).isEqualTo("branch gone: not built for 30 days"));
        assertThat(book("payments").waiting()).isEmpty();
    }

    /** Each look at the clock costs a quarter of a second. */
    @Test
    void whatTheLastCheckCostIsToldToAdministrators() throws IOException {
        Ask admin = new Ask(house, Role.ADMINISTRATOR);
        assertThat(Ask.json(admin.get("status")).get("lastCheck").isNull())
                .as("before the first")
                .isTrue();
        Files.delete(home.resolve("jobs/hidden/coverage-monitor/coverage/alerts.jsonl"));
        Files.createDirectory(home.resolve("jobs/hidden/coverage-monitor/coverage/alerts.jsonl"));
        Clock slow = new Clock() {
            private Instant now = House.NOW;

            @Override
            public Instant instant() {
                Instant asked = now;
                now = now.plusMillis(1250);
                return asked;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        CheckReport report = new PeriodicCheck(house, house.state, (job, why) -> failed.add(job), slow).run();
        assertThat(report).isEqualTo(new CheckReport(House.NOW, 1250, 2, 1, 1));
        JsonNode shown = Ask.json(admin.get("status")).get("lastCheck");
        assertThat(shown.toString())
                .isEqualTo("{\"at\":\"2026-11-21T08:00:00Z\",\"millis\":1250,\"jobs\":2,\"notified\":1,\"failed\":1}");
        house.state.monitoring().stop("payments", "ann", "");
        assertThat(new PeriodicCheck(house, house.state, (job, why) -> {}, house)
                        .run()
                        .jobs())
                .isEqualTo(1);
    }

    @Test
    void whoIsNoAdministratorDoesNotLearnHowManyJobsThereAre() throws IOException {
        check();
        for (Role role : Role.values()) {
            if (role != Role.ADMINISTRATOR && role.mayEnter()) {
                assertThat(Ask.json(new Ask(house, role).get("status"))
                                .path("lastCheck")
                                .has("jobs"))
                        .as(role.name())
                        .isFalse();
            }
        }
        assertThat(Ask.json(new Ask(house, Role.ADMINISTRATOR).below("payments").get("status"))
                        .get("lastCheck")
                        .isNull())
                .isTrue();
    }

    @Test
    void jobsWhoseMonitoringIsStoppedAreLeftAlone() throws IOException {
        house.state.monitoring().stop("payments", "ann", "");
        assertThat(check()).containsExactly("hidden");
    }

    @Test
    void aJobWhoseBookCannotBeReadDoesNotKeepTheOthersWaiting() throws IOException {
        Path book = home.resolve("jobs/hidden/coverage-monitor/coverage/alerts.jsonl");
        Files.delete(book);
        Files.createDirectory(book);
        assertThat(check()).containsExactly("payments");
        assertThat(failed).containsExactly("hidden");
    }
}
