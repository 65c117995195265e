package io.jenkins.plugins.coveragemonitor.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.cli.home.JobNames;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job with several monitors: each is a row of its own, and its pages are its own. */
class SeveralMonitorsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void record() throws Exception {
        record("app", "coverage", 1, 8);
        record("app", "e2e", 1, 6);
        record("app", "e2e", 2, 2);
        record("lib", "unit", 1, 5);
    }

    private void record(String job, String id, int build, int covered) throws Exception {
        Path workspace = Files.createDirectories(folder.resolve(id + build));
        StringBuilder report = new StringBuilder("SF:a.js\n");
        for (int line = 1; line <= 10; line++) {
            report.append("DA:").append(line).append(line <= covered ? ",1\n" : ",0\n");
        }
        Files.writeString(workspace.resolve("lcov.info"), report + "end_of_record\n");
        CommandLineRun run = on("record", "--job", job, "--id", id, "--build", build, "--workspace", workspace);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private CommandLineRun on(Object... words) {
        Object[] all = new Object[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--home";
        all[words.length + 1] = folder.resolve("home");
        return CommandLineRun.of(all);
    }

    private String page(String what, String query) throws Exception {
        Path home = folder.resolve("home");
        PreviewData data = new PreviewData(home, new JobNames(home)::monitors, Clock.systemUTC(), "");
        Query asked = Query.of(URI.create("http://x/?" + query));
        return new String(
                (what.equals("metrics") ? data.metrics(asked) : data.answer(what, asked)).body(),
                StandardCharsets.UTF_8);
    }

    @Test
    void theCommandsTellThemApart() throws Exception {
        JsonNode jobs = on("status", "--json").json().path("jobs");
        assertThat(jobs)
                .extracting(row ->
                        row.path("job").asText() + " " + row.path("monitor").asText("-"))
                .containsExactly("app -", "app e2e", "lib unit");
        assertThat(jobs.get(1).path("change").decimalValue()).isEqualByComparingTo("-40");
        assertThat(on("status").out()).contains("app (e2e) ");
        JsonNode alerts = on("alerts", "--json", "--job", "app").json().path("alerts");
        assertThat(alerts)
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.path("monitor").asText()).isEqualTo("e2e"));
        String key = alerts.get(0).path("key").asText();
        assertThat(on("alerts").out()).contains("app (e2e) since #2", key + " --id e2e");
        assertThat(on("alerts", "ack", key, "--by", "Ann", "--id", "e2e").exitCode())
                .isZero();
        assertThat(on("trend", "--job", "app", "--json").json().path("points")).hasSize(1);
        assertThat(on("trend", "--job", "app", "--id", "e2e", "--json").json().path("points"))
                .hasSize(2);
        assertThat(on("trend", "--job", "app", "--id", "ui").err())
                .contains("the job 'app' has no monitor 'ui'")
                .contains("give --id, one of coverage, e2e");
        assertThat(on("digest").out()).contains("Fell: app · e2e −40.00 points", "Open: app · e2e: ");
    }

    @Test
    void thePagesShowEach() throws Exception {
        JsonNode dashboard = new ObjectMapper().readTree(page("dashboard", "metric=LINE"));
        assertThat(dashboard.path("jobs"))
                .extracting(row -> row.path("name").asText() + " "
                        + row.path("label").asText("-") + " " + row.path("url").asText())
                .containsExactlyInAnyOrder(
                        "app - frame.html?page=trend&job=app",
                        "app e2e frame.html?page=trend&job=app&monitor=e2e",
                        "lib unit frame.html?page=trend&job=lib&monitor=unit");
        JsonNode alert = dashboard.path("alerts").get(0);
        assertThat(List.of(alert.path("monitor").asText(), alert.path("url").asText()))
                .containsExactly("e2e", "frame.html?page=trend&job=app&monitor=e2e");
        assertThat(alert.path("title").asText())
                .isEqualTo("app · e2e: " + alert.path("text").asText());
        assertThat(page("build", "job=app&monitor=e2e&build=2")).contains("\"build\":2");
        assertThat(page("trend", "job=lib"))
                .as("its first, where it has no usual one")
                .contains("\"build\":1");
        assertThat(page("build", "job=app&monitor=ui&build=2")).contains("there is no such build");
        assertThat(page("metrics", "")).contains("job=\"app\"", "monitor=\"e2e\"", "monitor=\"unit\"");
    }
}
