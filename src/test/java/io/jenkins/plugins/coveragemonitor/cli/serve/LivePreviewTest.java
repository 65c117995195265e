package io.jenkins.plugins.coveragemonitor.cli.serve;

import static io.jenkins.plugins.coveragemonitor.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.view.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other processes record in a home folder reaches the open pages of the preview. */
class LivePreviewTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static PreviewServer server;

    @BeforeAll
    static void serve() throws IOException {
        record(1, 0);
        server = ServeCommandServer.start(folder.resolve("home"), null, 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void record(int build, int missed, Object... more) throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        StringBuilder lcov = new StringBuilder("SF:a.js\n");
        for (int line = 1; line <= 10; line++) {
            lcov.append("DA:").append(line).append(line <= missed ? ",0\n" : ",1\n");
        }
        Files.writeString(workspace.resolve("lcov.info"), lcov.append("end_of_record\n"));
        Path config = Files.writeString(
                folder.resolve("c.json"),
                "{\"alerts\":{\"maxDrop\":1},\"channels\":[{\"live\":{\"name\":\"pages\"}}]}");
        CommandLineRun run = CommandLineRun.of(
                "record",
                "--home",
                folder.resolve("home"),
                "--job",
                "app",
                "--build",
                build,
                "--workspace",
                workspace,
                "--config",
                config);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static URI live() throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.address().resolve("api/live"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("connect-src 'self' ws://127.0.0.1:");
        return URI.create(JSON.readTree(answer.body()).get("url").asText());
    }

    private static List<JsonNode> watch(URI address, String origin) {
        List<JsonNode> got = new CopyOnWriteArrayList<>();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        builder.header("Origin", origin);
        builder.buildAsync(address, new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                        text.append(data);
                        if (last) {
                            try {
                                got.add(JSON.readTree(text.toString()));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                            text.setLength(0);
                        }
                        socket.request(1);
                        return null;
                    }
                })
                .join();
        return got;
    }

    @Test
    void aBuildThatAnotherProcessRecordsIsToldAndItsAlertIsShown() throws Exception {
        List<JsonNode> got = watch(live(), server.address().toString().replaceFirst("/$", ""));
        until(() -> !got.isEmpty());
        assertThat(got.get(0).get("type").asText()).isEqualTo("hello");
        record(2, 3);

        until(() -> got.stream()
                .anyMatch(message -> message.at("/row/build").asInt() == 2
                        && message.at("/row/active").asInt() == 1));
        until(() -> got.stream()
                .anyMatch(message -> message.get("type").asText().equals("message")
                        && message.get("title").asText().contains("app")));
    }

    @Test
    void anOpenDashboardShowsABuildThatIsRecordedMeanwhileAndItsMessage() throws Exception {
        try (Browser browser = new Browser()) {
            PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
            Page page = browser.page(1200, 800, false);
            page.navigate(server.address() + "frame.html?page=dashboard");
            PlaywrightAssertions.assertThat(page.locator(".cm-live")).containsText("Live");
            page.evaluate("window.before = document.querySelector('.cm-jobs tbody tr')");
            record(3, 5);

            PlaywrightAssertions.assertThat(page.locator(".cm-jobs tbody tr")).containsText("50.00 %");
            PlaywrightAssertions.assertThat(page.locator(".cm-toast").first()).containsText("app #3");
            PlaywrightAssertions.assertThat(page.locator(".cm-inbox .cm-alert").first())
                    .containsText("app");
            assertThat(page.evaluate("window.before === document.querySelector('.cm-jobs tbody tr')"))
                    .as("the row is the same node")
                    .isEqualTo(true);
            assertThat(browser.complaints).isEmpty();
        }
    }

    @Test
    void aForeignPageMayNotWatch() throws Exception {
        URI address = live();
        assertThatThrownBy(() -> watch(address, "https://evil.example")).hasMessageContaining("WebSocketHandshake");
        assertThatThrownBy(() -> watch(address, "http://127.0.0.1:1")).hasMessageContaining("WebSocketHandshake");
    }
}
