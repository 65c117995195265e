package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drop is told with the owners of what was lost and the authors, and only to the channels of those owners. */
class PeopleTest {
    @TempDir
    Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(exchange.getRequestURI().getPath() + " "
                    + new String(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Files.writeString(
                folder.resolve("config.json"),
                "{\"channels\":[{\"webhook\":{\"name\":\"web\",\"url\":\"" + url + "/web\",\"owners\":[\"@org/w*\"]}},"
                        + "{\"webhook\":{\"name\":\"core\",\"url\":\"" + url + "/core\",\"owners\":[\"@org/core\"]}},"
                        + "{\"slack\":{\"name\":\"chat\",\"url\":\"" + url + "/chat\",\"severities\":[\"CRITICAL\"],"
                        + "\"mentions\":{\"@org/web\":\"S012ABC\",\"Ann Lee\":\"U0ANN\",\"@org/core\":\"S0CORE\"}}}]}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void record(int build, int covered, String... more) throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("w/.github")).getParent();
        Files.writeString(workspace.resolve(".github/CODEOWNERS"), "web/ @org/web dev@example.com\ncore/ @org/core\n");
        StringBuilder report = new StringBuilder("SF:core/c.js\nDA:1,1\nDA:2,1\nend_of_record\nSF:web/a.js\n");
        IntStream.rangeClosed(1, 10)
                .forEach(line -> report.append("DA:" + line + "," + (line <= covered ? 1 : 0) + "\n"));
        Files.writeString(workspace.resolve("lcov.info"), report + "end_of_record\n");
        Object[] all = new Object[11 + more.length];
        System.arraycopy(
                new Object[] {
                    "record",
                    "--home",
                    folder.resolve("h"),
                    "--job",
                    "app",
                    "--build",
                    build,
                    "--workspace",
                    workspace,
                    "--config",
                    folder.resolve("config.json")
                },
                0,
                all,
                0,
                11);
        System.arraycopy(more, 0, all, 11, more.length);
        CommandLineRun run = CommandLineRun.of(all);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private List<String> of(String channel) {
        return received.stream()
                .filter(message -> message.startsWith("/" + channel + " "))
                .map(message -> message.substring(channel.length() + 2))
                .toList();
    }

    @Test
    void aDropIsToldToThoseWhomItConcerns() throws IOException {
        record(1, 9);
        record(2, 5, "--author", "Ann Lee <ann@example.com>", "--author", "bob");
        assertThat(of("core")).isEmpty();
        assertThat(of("web")).hasSize(1);
        JsonNode message = new ObjectMapper().readTree(of("web").get(0));
        assertThat(message.at("/owners")).hasToString("[\"@org/web\",\"dev@example.com\"]");
        assertThat(message.at("/authors")).hasToString("[\"Ann Lee\",\"bob\"]");
        assertThat(message.at("/text").textValue())
                .contains("Owners: @org/web, dev@example.com\nAuthors: Ann Lee, bob");
        assertThat(of("chat"))
                .hasSize(1)
                .first()
                .asString()
                .contains("<!subteam^S012ABC> <@U0ANN>")
                .doesNotContain("S0CORE");

        record(3, 9);
        assertThat(of("web")).as("who heard of it hears of its end").hasSize(2);
        assertThat(of("core")).isEmpty();
    }

    @Test
    void anIdThatIsNoneOfSlackIsRefused() throws IOException {
        Path config = folder.resolve("config.json");
        Files.writeString(config, Files.readString(config).replace("U0ANN", "ann"));
        Path workspace = Files.createDirectories(folder.resolve("w"));
        CommandLineRun run = CommandLineRun.of(
                "record",
                "--home",
                folder.resolve("h"),
                "--job",
                "app",
                "--build",
                1,
                "--workspace",
                workspace,
                "--config",
                config);
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("'ann' of Ann Lee is not an id in Slack");
    }
}
