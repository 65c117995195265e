package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mockStatic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.history.store.OnlyInStore;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoreService;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.MockedStatic;

/** The card of a job and the dashboard, where the job's own file lost builds that the shared store has. */
class LostBuildsTest {
    @TempDir
    Path folder;

    private RunningJenkins jenkins;
    private MockedStatic<StoreService> store;
    private Job<?, ?> job;

    @BeforeEach
    void begin() throws Exception {
        jenkins = new RunningJenkins(folder.resolve("jobs"), Files.createDirectories(folder.resolve("workspace")));
        jenkins.keepsIn(
                MonitorState.in(folder.resolve("state"), Clock.systemUTC(), new Random(1), () -> Retention.DEFAULT));
        job = jenkins.job("app");
        HistoryFile.of(JobFiles.home(job, "coverage")).append(List.of(point(3, 80)));
        store = mockStatic(StoreService.class, CALLS_REAL_METHODS);
    }

    @AfterEach
    void end() {
        store.close();
        jenkins.close();
    }

    private static Point point(int build, int covered) {
        return Point.builder(build, Instant.parse("2026-05-04T08:00:00Z").plusSeconds(build))
                .totals(Counters.of(Metric.LINE, new Counter(covered, 100 - covered)))
                .create();
    }

    private void lacks(int builds, Point... newest) {
        store.when(() -> StoreService.lacking(any(), any()))
                .thenReturn(Optional.of(new OnlyInStore.Rest(builds, List.of(newest), List.of())));
    }

    private JsonNode card() throws Exception {
        return new ObjectMapper().readTree(KeptJobCard.shown(job, "coverage"));
    }

    @Test
    void theCardShowsThemAndSaysWhereTheyAreFrom() throws Exception {
        assertThat(card().has("origin")).isFalse();
        assertThat(card().path("state").asText()).isEqualTo("FIRST");
        lacks(2, point(1, 60), point(2, 90));
        JsonNode card = card();
        assertThat(card.path("state").asText()).isEqualTo("MEASURED");
        assertThat(card.at("/series/builds")).hasSize(3);
        assertThat(card.at("/change/text").asText()).isEqualTo("\u221210.00 points");
        assertThat(card.path("origin").asText())
                .isEqualTo("2 builds, #1 to #2, are not in this controller's own file and were read from the database"
                        + " of all controllers.");
        lacks(900, point(2, 90));
        assertThat(card().path("origin").asText()).startsWith("900 builds, up to #2, are not in");
    }

    @Test
    void whileTheStoreIsAwayTheCardIsThatOfTheFileAndSaysSo() throws Exception {
        store.when(StoreService::away).thenReturn("The database is \"away\".");
        JsonNode card = card();
        assertThat(card.path("origin").asText()).isEqualTo("The database is \"away\".");
        assertThat(card.path("state").asText()).isEqualTo("FIRST");
        assertThat(card.path("job").asText()).isEqualTo("app/app");
    }

    @Test
    void theDashboardShowsThem() {
        JobSummary before = new JobSummaries(Clock.systemUTC()).of(job).get(JobMonitor.usual("app/app"));
        assertThat(before.metrics().get(Metric.LINE).spark()).hasSize(1);
        lacks(1, point(2, 90));
        JobSummary after = new JobSummaries(Clock.systemUTC()).of(job).get(JobMonitor.usual("app/app"));
        assertThat(after.metrics().get(Metric.LINE).spark()).containsExactly(9000, 8000);
        assertThat(after.build()).isEqualTo(3);
    }
}
