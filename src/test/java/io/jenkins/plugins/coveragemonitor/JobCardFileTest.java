package io.jenkins.plugins.coveragemonitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The card of a job's page, kept as it is sent. */
class JobCardFileTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    private Path folder;

    private JobHome home;
    private Path thresholds;
    private int made;

    private boolean isWhole = true;

    @BeforeEach
    void open() throws IOException {
        home = JobHome.below(folder, "app");
        thresholds = folder.resolve("thresholds.json");
        append(1);
    }

    private void append(int build) throws IOException {
        new CoverageMonitor(home, "app", Clock.systemUTC())
                .history()
                .append(List.of(Point.builder(build, NOW).create()));
    }

    private String card(String job) throws IOException {
        return card(job, "");
    }

    private String card(String job, String choice) throws IOException {
        byte[] card = new JobCardFile(home, job, thresholds, choice)
                .current(() ->
                        new JobCardFile.Made(("{\"made\":" + ++made + "}").getBytes(StandardCharsets.UTF_8), isWhole));
        return new String(card, StandardCharsets.UTF_8);
    }

    private Path file() {
        return home.folder().resolve("card.json");
    }

    @Test
    void itIsMadeOnceForAllProcesses() throws IOException {
        assertThat(card("app")).isEqualTo("{\"made\":1}");
        assertThat(card("app")).isEqualTo("{\"made\":1}");
        var kept = new ObjectMapper().readTree(file().toFile());
        assertThat(kept.path("card").path("made").asInt()).isEqualTo(1);
    }

    @Test
    void oneThatLacksSomethingIsNotKept() throws IOException {
        isWhole = false;
        assertThat(card("app")).isEqualTo("{\"made\":1}");
        assertThat(file()).doesNotExist();
        isWhole = true;
        assertThat(card("app")).isEqualTo("{\"made\":2}");
        assertThat(card("app")).isEqualTo("{\"made\":2}");
    }

    @Test
    void whatItIsMadeOfMakesItAnew() throws IOException {
        card("app");
        append(2);
        assertThat(card("app")).as("the history").isEqualTo("{\"made\":2}");
        Files.writeString(home.alerts(), "");
        assertThat(card("app")).as("the alerts").isEqualTo("{\"made\":3}");
        Files.writeString(home.folder().resolve("config.json"), "{}");
        assertThat(card("app")).as("the configuration").isEqualTo("{\"made\":4}");
        Files.writeString(thresholds, "{}");
        assertThat(card("app")).as("what people set for alerts").isEqualTo("{\"made\":5}");
        assertThat(card("renamed")).as("the job's name").isEqualTo("{\"made\":6}");
        assertThat(card("renamed")).isEqualTo("{\"made\":6}");
        assertThat(card("renamed", "BRANCH")).as("the metric shown first").isEqualTo("{\"made\":7}");
    }

    @Test
    void aDamagedOrMissingFileIsMadeAnew() throws IOException {
        card("app");
        byte[] whole = Files.readAllBytes(file());
        for (int length : new int[] {0, 1, 30, whole.length - 2, whole.length - 1}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            int before = made;
            assertThat(card("app")).isEqualTo("{\"made\":" + (before + 1) + "}");
        }
        Files.delete(file());
        int before = made;
        assertThat(card("app")).isEqualTo("{\"made\":" + (before + 1) + "}");
        assertThat(file()).exists();
    }

    @Test
    void whereItCannotBeKeptItIsShownAllTheSame() throws IOException {
        Files.createDirectories(file().resolve("in the way"));
        assertThat(card("app")).isEqualTo("{\"made\":1}");
        assertThat(card("app")).isEqualTo("{\"made\":2}");
    }
}
