package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is accepted is what gates compare with from then on, and who accepted it and why stands in their reason. */
class AcceptedLevelTest {
    @TempDir
    Path folder;

    private int build;
    private JsonNode whole;

    private JsonNode record(String gate, int covered) throws IOException {
        StringBuilder lcov = new StringBuilder("SF:src/a.js\n");
        for (int line = 1; line <= 100; line++) {
            lcov.append("DA:").append(line).append(line <= covered ? ",1\n" : ",0\n");
        }
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Files.writeString(workspace.resolve("lcov.info"), lcov + "end_of_record\n");
        Path config = Files.writeString(folder.resolve("gates.json"), "{\"gates\":[" + gate + "]}");
        CommandLineRun run = CommandLineRun.of(
                "record",
                "--home",
                folder.resolve("home"),
                "--job",
                "app",
                "--build",
                ++build,
                "--workspace",
                workspace,
                "--config",
                config,
                "--json");
        assertThat(run.exitCode()).as(run.err()).isLessThan(3);
        whole = run.json();
        return whole.at("/gates/0");
    }

    private String key(String type) throws IOException {
        JsonNode alerts = CommandLineRun.of("alerts", "--home", folder.resolve("home"), "--status", "ACTIVE", "--json")
                .json();
        List<String> keys = new ArrayList<>();
        alerts.findParents("key").forEach(alert -> {
            if (alert.path("type").asText().equals(type)) {
                keys.add(alert.path("key").asText());
            }
        });
        assertThat(keys).as(alerts.toString()).hasSize(1);
        return keys.get(0);
    }

    private CommandLineRun accept(String type) throws IOException {
        return CommandLineRun.of(
                "alerts",
                "accept",
                key(type),
                "--home",
                folder.resolve("home"),
                "--by",
                "ann",
                "--note",
                "the old parser is gone");
    }

    @Test
    void theGateWhoseAlertWasAcceptedComparesWithTheAcceptedBuild() throws Exception {
        String gate = "{\"metric\":\"LINE\",\"maxDrop\":0.5,\"onMiss\":\"FAILED\"}";
        record(gate, 90);
        assertThat(record(gate, 80).at("/result").asText()).isEqualTo("FAILED");

        assertThat(accept("THRESHOLD_VIOLATION").exitCode()).isZero();

        JsonNode same = record(gate, 80);
        assertThat(same.at("/result").asText()).isEqualTo("PASSED");
        assertThat(same.at("/reason").asText()).isEqualTo("against #2, accepted by ann: the old parser is gone");
        assertThat(whole.at("/baseline/build").asInt())
                .as("the build is compared with what its gate is compared with")
                .isEqualTo(same.at("/baselineBuild").asInt())
                .isEqualTo(2);
        assertThat(whole.at("/baseline/words").asText(whole.at("/baseline").toString()))
                .contains("accepted by ann: the old parser is gone");
        assertThat(record(gate, 70).at("/result").asText()).isEqualTo("FAILED");
        assertThat(Files.readString(folder.resolve("home/coverage-monitor/audit.jsonl")))
                .contains("alert.accept", "ann", "the old parser is gone");
    }

    @Test
    void anAcceptedRegressionIsTheBaselineOfEveryGateThatComparesTheSame() throws Exception {
        String gate = "{\"metric\":\"LINE\",\"maxDrop\":0.5,\"onMiss\":\"FAILED\"}";
        record(gate, 90);
        record(gate, 80);

        assertThat(accept("REGRESSION").exitCode()).isZero();

        assertThat(CommandLineRun.of("alerts", "--home", folder.resolve("home"), "--status", "ACTIVE", "--json")
                        .json()
                        .at("/alerts"))
                .as("the gate misses nothing any more")
                .isEmpty();
        assertThat(record(gate, 80).at("/result").asText()).isEqualTo("PASSED");
        assertThat(whole.at("/baseline/build").asInt()).isEqualTo(2);
        record(gate, 80);
        assertThat(whole.at("/baseline/build").asInt())
                .as("what passed since is newer")
                .isEqualTo(3);
    }

    @Test
    void aRatchetBeginsAnewWithTheAcceptedLevel() throws Exception {
        String gate = "{\"metric\":\"LINE\",\"ratchet\":true}";
        record(gate, 90);
        assertThat(record(gate, 80).at("/result").asText()).isEqualTo("WARNING");

        assertThat(accept("THRESHOLD_VIOLATION").exitCode()).isZero();

        JsonNode same = record(gate, 80);
        assertThat(same.at("/result").asText()).isEqualTo("PASSED");
        assertThat(same.at("/reason").asText()).contains("accepted by ann: the old parser is gone");
        assertThat(record(gate, 82).at("/result").asText()).isEqualTo("PASSED");
        JsonNode lower = record(gate, 81);
        assertThat(lower.at("/result").asText()).isEqualTo("WARNING");
        assertThat(lower.at("/reason").asText())
                .endsWith("the best so far is #4, counted since #2, accepted by ann: the old parser is gone");
    }

    @Test
    void aFixedLimitCannotBeAccepted() throws Exception {
        record("{\"metric\":\"LINE\",\"atLeast\":95}", 90);

        CommandLineRun refused = accept("THRESHOLD_VIOLATION");

        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err()).contains("has a fixed limit, which no accepted level moves: change the limit");
        assertThat(key("THRESHOLD_VIOLATION")).as("it stays active").isNotEmpty();
    }
}
