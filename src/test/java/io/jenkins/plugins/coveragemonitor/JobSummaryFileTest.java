package io.jenkins.plugins.coveragemonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.JobData;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The few figures of a job that the dashboard shows, kept beside its history. */
class JobSummaryFileTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    private Path folder;

    private JobHome home;
    private CoverageMonitor monitor;

    @BeforeEach
    void open() {
        home = JobHome.below(folder, "app");
        monitor = new CoverageMonitor(home, "app", Clock.systemUTC());
    }

    private void append(int from, int to) throws IOException {
        List<Point> points = new ArrayList<>();
        for (int build = from; build <= to; build++) {
            points.add(Point.builder(build, NOW.plusSeconds(build))
                    .totals(Counters.of(Map.of(Metric.LINE, new Counter(build, 100))))
                    .create());
        }
        monitor.history().append(points);
    }

    private JobSummary summary() throws IOException {
        return monitor.summary().orElseThrow();
    }

    @Test
    void itHoldsTheLastBuildsAndFollowsTheHistory() throws IOException {
        append(1, 70);
        JobSummary first = summary();
        assertThat(first.build()).isEqualTo(70);
        assertThat(first.metrics().get(Metric.LINE).spark())
                .hasSize(60)
                .startsWith(990)
                .endsWith(4117);
        assertThat(first.metrics()).containsOnlyKeys(Metric.LINE);
        append(71, 71);
        assertThat(summary().build()).isEqualTo(71);
        assertThat(summary()).as("nothing changed, nothing is made").isSameAs(summary());
    }

    @Test
    void theHistoryIsNotReadForAListOfJobs() throws IOException {
        append(1, 5);
        String before = monitor.summaryStamp();
        JobSummary made = summary();
        JobSummaryFile file = new JobSummaryFile(home, "app");
        JobSummary read = file.current(() -> {
                    throw new AssertionError("read the history");
                })
                .orElseThrow();

        assertThat(read).isSameAs(made);
        assertThat(monitor.summaryStamp()).isEqualTo(before);
        assertThat(Files.size(home.folder().resolve("summary.json"))).isLessThan(4_000);
    }

    @Test
    void aDamagedOrMissingFileIsMadeAnew() throws IOException {
        append(1, 2);
        Path file = home.folder().resolve("summary.json");
        summary();
        Files.writeString(file, "{\"v\":1,\"of\":");
        append(3, 3);
        assertThat(summary().build()).isEqualTo(3);
        Files.delete(file);
        append(4, 4);
        assertThat(summary().build()).isEqualTo(4);
        assertThat(file).exists();
    }

    @Test
    void alertsAndSettingsThatCannotBeReadCostNoCoverage() throws IOException {
        append(1, 2);
        Files.createDirectory(home.alerts());
        Files.writeString(home.folder().resolve("config.json"), "{\"gates\":");
        JobSummary lacking = summary();
        assertThat(lacking.build()).isEqualTo(2);
        assertThat(lacking.metrics()).containsOnlyKeys(Metric.LINE);
        assertThat(lacking.alertsUnknown()).isTrue();
        assertThat(lacking.problems())
                .containsExactly(
                        "alerts.jsonl: is a folder, and a file belongs there; move it away and run again",
                        "config.json: is damaged; the next build writes it again");
        assertThat(home.folder().resolve("summary.json"))
                .as("what is repaired may look the same on disk")
                .doesNotExist();

        Files.delete(home.alerts());
        Files.delete(home.folder().resolve("config.json"));
        assertThat(summary().alertsUnknown()).isFalse();
        assertThat(summary().problems()).isEmpty();
    }

    @Test
    void theFolderIsNotToldHoweverTheHomeWasGiven() throws IOException {
        append(1, 1);
        Files.createDirectory(home.alerts());
        Path relative = Path.of("").toAbsolutePath().relativize(folder);
        CoverageMonitor same = new CoverageMonitor(JobHome.below(relative, "app"), "app", Clock.systemUTC());

        assertThat(same.summary().orElseThrow().problems())
                .containsExactly("alerts.jsonl: is a folder, and a file belongs there; move it away and run again");
    }

    @Test
    void aJobWithoutABuildHasNone() throws IOException {
        assertThat(monitor.summary()).isEmpty();
        assertThat(JobSummary.of(new JobData("app", List.of(), List.of(), List.of()), NOW))
                .isNull();
    }
}
