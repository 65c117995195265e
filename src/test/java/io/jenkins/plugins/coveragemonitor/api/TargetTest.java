package io.jenkins.plugins.coveragemonitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.BuildContext;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobContext;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.JobData;
import io.jenkins.plugins.coveragemonitor.view.TrendPages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target that is set while everything runs is the one that alerts, forecasts, pages and programs speak of next. */
class TargetTest {
    @TempDir
    Path folder;

    private House house;
    private Ask admin;

    /** 20 builds from 70 to 79.5 %, half a point each. */
    @BeforeEach
    void aRisingJob() {
        house = new House(folder);
        admin = new Ask(house, Role.ADMINISTRATOR).below("rising");
        house.rename("hidden", "rising");
        int[] covered = new int[20];
        for (int i = 0; i < covered.length; i++) {
            covered[i] = 7000 + 50 * i;
        }
        house.record("rising", covered);
    }

    private JsonNode trend() {
        return Ask.json(admin.get("trend")).get("trend");
    }

    private JobData job() throws IOException {
        CoverageMonitor monitor = house.monitor("rising", "coverage");
        return new JobViews(monitor, new JobContext() {
                    @Override
                    public Optional<CoverageMonitor> job(String name) {
                        return Optional.empty();
                    }

                    @Override
                    public AlertSettings alerts(AlertSettings configured) throws IOException {
                        return house.state.thresholds().effective("rising", configured);
                    }
                })
                .job();
    }

    /** The types of alerts that the next build, at so many of 10,000 lines, begins. */
    private List<AlertType> build(int number, int covered) throws IOException {
        CoverageMonitor monitor = house.monitor("rising", "coverage");
        Point point = Point.builder(number, House.NOW.plus(Duration.ofDays(number - 20L)))
                .totals(Counters.of(Metric.LINE, new Counter(covered, 10_000 - covered)))
                .create();
        monitor.history().append(point);
        MonitorConfig config = monitor.config();
        AlertSettings now = house.state.thresholds().effective("rising", config.alerts());
        return monitor
                .complete(
                        new BuildContext("rising", number, point.time(), null, null),
                        config.withAlerts(now),
                        Silences.NONE)
                .transitions()
                .stream()
                .map(transition -> transition.alert().type())
                .toList();
    }

    @Test
    void withoutATargetTheNextMilestoneIsForecastAndAllOfTheCodeApproached() throws IOException {
        assertThat(trend().at("/forecast/target").asInt()).isEqualTo(100);
        assertThat(trend().at("/progress/target").asText()).isEqualTo("AHEAD");
        assertThat(TrendPages.of(job()).forecast().target()).isEqualByComparingTo("100");
        assertThat(build(21, 8000)).doesNotContain(AlertType.TARGET_APPROACHING, AlertType.TARGET_REACHED);
    }

    @Test
    void aTargetOfTheAdministratorReachesForecastPagesAndAlertsWithTheNextEvaluation() throws IOException {
        new Ask(house, Role.ADMINISTRATOR).to("PUT", "thresholds", "{\"target\":82}");

        assertThat(trend().at("/forecast/target").asInt()).isEqualTo(82);
        assertThat(trend().at("/forecast/at").asText()).isNotEqualTo("null");
        assertThat(trend().at("/progress/target").asText())
                .as("79.5 of 82 is more than 95 per cent of the way")
                .isEqualTo("APPROACHING");
        assertThat(TrendPages.of(job()).forecast().target()).isEqualByComparingTo("82");
        assertThat(trend().get("recommendation").asText()).contains("82 % comes about");
        assertThat(build(21, 8200)).contains(AlertType.TARGET_REACHED).doesNotContain(AlertType.TARGET_APPROACHING);
        assertThat(trend().at("/progress/target").asText()).isEqualTo("REACHED");
        assertThat(trend().get("recommendation").asText()).contains("The target of 82 % is reached.");
    }

    @Test
    void aTargetOfTheJobGoesBeforeThatOfAllAndNearIsAPartOfIt() throws IOException {
        new Ask(house, Role.ADMINISTRATOR).to("PUT", "thresholds", "{\"target\":82}");
        admin.to("PUT", "thresholds", "{\"target\":90,\"approaching\":90}");

        assertThat(trend().at("/forecast/target").asInt()).isEqualTo(90);
        assertThat(trend().at("/progress/target").asText()).isEqualTo("AHEAD");
        assertThat(build(21, 8099)).doesNotContain(AlertType.TARGET_APPROACHING, AlertType.TARGET_REACHED);
        assertThat(build(22, 8100)).as("81 is 90 per cent of 90").contains(AlertType.TARGET_APPROACHING);
        assertThat(trend().at("/progress/target").asText()).isEqualTo("APPROACHING");
        admin.to("DELETE", "thresholds", "");
        assertThat(trend().at("/forecast/target").asInt()).isEqualTo(82);
    }
}
