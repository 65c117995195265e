package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The digest from recorded builds to a terminal and a channel. */
class DigestCommandTest {
    @TempDir
    Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        Files.writeString(
                folder.resolve("config.json"),
                "{\"channels\":[{\"webhook\":{\"name\":\"weekly\",\"jobs\":[\"nothing\"],\"url\":\"http://127.0.0.1:"
                        + server.getAddress().getPort() + "/\"}}]}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void record(String job, int build, int daysAgo, int covered) throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("w"));
        StringBuilder report = new StringBuilder("SF:a.js\n");
        IntStream.rangeClosed(1, 100)
                .forEach(line -> report.append("DA:" + line + "," + (line <= covered ? 1 : 0) + "\n"));
        Files.writeString(workspace.resolve("lcov.info"), report + "end_of_record\n");
        CommandLineRun run = CommandLineRun.of(
                "record",
                "--home",
                folder.resolve("h"),
                "--job",
                job,
                "--build",
                build,
                "--workspace",
                workspace,
                "--config",
                folder.resolve("config.json"),
                "--time",
                Instant.now().minus(Duration.ofDays(daysAgo)).toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private CommandLineRun digest(Object... more) {
        Object[] all = new Object[3 + more.length];
        System.arraycopy(new Object[] {"digest", "--home", folder.resolve("h")}, 0, all, 0, 3);
        System.arraycopy(more, 0, all, 3, more.length);
        return CommandLineRun.of(all);
    }

    private void builds() throws IOException {
        record("up", 1, 20, 50);
        record("up", 2, 1, 60);
        record("down", 1, 20, 90);
        record("down", 2, 2, 70);
        record("back", 1, 20, 80);
        record("back", 2, 3, 60);
        record("back", 3, 1, 80);
        record("still", 1, 20, 10);
        record("still", 2, 1, 10);
    }

    @Test
    void itTellsWhatHappened() throws IOException {
        builds();
        CommandLineRun run = digest("--preview", "--send", "weekly", "--zone", "Europe/Berlin");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).first().asString().endsWith(": 1 job rose, 1 fell, 1 repaired, 1 open alert");
        assertThat(run.out())
                .contains("Rose: up +10.00 points to 60.00 %")
                .contains("Fell: down −20.00 points to 70.00 %")
                .contains("Repaired: back: line coverage")
                .contains("(by #3)")
                .contains("Open: down: line coverage fell 20.00 points from 90.00 % to 70.00 % (critical)")
                .contains("Test next: down: a.js, 30 missed lines");
        assertThat(received).as("a preview is not sent").isEmpty();
    }

    @Test
    void itIsSentByAChannelWhateverElseThatWants() throws IOException {
        builds();
        received.clear();
        CommandLineRun run = digest("--send", "weekly");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(received).hasSize(1);
        JsonNode message = new ObjectMapper().readTree(received.get(0));
        assertThat(message.at("/title").textValue()).contains("1 job rose, 1 fell");
        assertThat(message.at("/text").textValue()).contains("Fell: down −20.00 points to 70.00 %");
        assertThat(message.at("/alerts")).isEmpty();
        assertThat(message.at("/severity").textValue()).isEqualTo("INFO");
    }

    @Test
    void whereThereIsNothingToSayNothingIsSent() throws IOException {
        record("still", 1, 20, 10);
        record("still", 2, 1, 10);
        CommandLineRun run = digest("--send", "weekly");
        assertThat(run.out()).contains(": nothing to say");
        assertThat(received).isEmpty();
    }

    @Test
    void whatCannotBeUsedIsSaid() throws IOException {
        builds();
        assertThat(digest("--send", "daily").err())
                .contains("there is no channel 'daily'")
                .contains("weekly");
        assertThat(digest("--zone", "Mars/Base").err()).contains("not a time zone");
        assertThat(digest("--days", "0").exitCode()).isEqualTo(64);
    }
}
