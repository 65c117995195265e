package io.jenkins.plugins.coveragemonitor.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.cli.demo.PlayedDemo;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The preview over real HTTP, with the sample's builds. */
class PreviewServerTest {
    private static PreviewServer server;

    @BeforeAll
    static void serveTheSample() throws Exception {
        server = ServeCommandServer.start(PlayedDemo.get().home(), null, 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.address().resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    @Timeout(120)
    void connectionsThatSayNothingBlockNoOther() throws Exception {
        List<Socket> halfOpen = new ArrayList<>();
        try {
            for (int i = 0; i < PreviewServer.THREADS / 2; i++) {
                Socket socket = new Socket("127.0.0.1", server.address().getPort());
                String begun = i % 2 == 0
                        ? "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-a: "
                        : "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n";
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                halfOpen.add(socket);
            }
            assertThat(get("frame.html?page=dashboard").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : halfOpen) {
                socket.close();
            }
        }
    }

    @Test
    void everyPageHasItsData() throws Exception {
        assertThat(json("api/dashboard").get("jobs")).hasSize(6);
        assertThat(json("api/job-card?job=store/shop/main").get("build").asInt())
                .isEqualTo(36);
        assertThat(json("api/trend?job=store/shop/main&metric=BRANCH&component=web")
                        .get("metric")
                        .asText())
                .isEqualTo("BRANCH");
        assertThat(json("api/build?job=store/shop/main&build=21")
                        .at("/headline/state")
                        .asText())
                .isEqualTo("FAILED");
        assertThat(json("api/source?job=store/shop/main&build=21&path=web/lib/retry.js")
                        .get("path")
                        .asText())
                .isEqualTo("web/lib/retry.js");
        assertThat(json("api/source?job=store/shop/main&build=21&path=web/lib/retry.js")
                        .get("source"))
                .as("the text is kept of every build")
                .isNotEmpty();
        assertThat(json("api/export?job=store/shop/main").get("points")).hasSize(36);
    }

    @Test
    void theTrendOfABranchNamesTheOthersAndHasTheirs() throws Exception {
        assertThat(json("api/trend?job=store/shop/main").get("branches").toString())
                .isEqualTo("[\"hotfix\",\"refunds\"]");
        assertThat(json("api/trend?job=platform/nightly").get("branches")).isEmpty();
        JsonNode other = json("api/trend?job=store/shop/main&branch=refunds&metric=LINE&component=");
        assertThat(other.get("job").asText()).isEqualTo("store/shop/refunds");
        assertThat(other.at("/series/builds")).hasSize(9);
        assertThat(get("api/trend?job=store/shop/main&branch=nowhere").statusCode())
                .isEqualTo(404);
        assertThat(get("api/trend?job=platform/nightly&branch=main").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anUncertainTrendOfAllBuildsIsSaidWithoutAComma() throws Exception {
        assertThat(json("api/trend?job=platform/nightly").at("/tests/0").asText())
                .startsWith("The number of tests is at 43 tests and rising, not yet certain (11 builds, p = ");
    }

    @Test
    void theDemoMarksItsReleases() throws Exception {
        assertThat(json("api/trend?job=store/shop/main").get("keptBuilds").toString())
                .isEqualTo("[12,27]");
    }

    @Test
    void aMetricsBoardReadsTheFigures() throws Exception {
        var text = get("prometheus");
        assertThat(text.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(text.body())
                .contains("coverage_monitor_build{branch=\"main\",job=\"store/shop/main\"} 36.0")
                .contains("component=\"web\"")
                .contains("metric=\"branch\"");
        assertThat(get("prometheus?format=openmetrics").body()).endsWith("# EOF\n");
    }

    @Test
    void everyAnswerCarriesThePolicy() throws Exception {
        for (String path :
                new String[] {"frame.html", "js/cm.js", "css/cm.css", "texts/de.json", "api/dashboard", "nothing"}) {
            assertThat(get(path).headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'")
                    .doesNotContain("unsafe");
        }
        assertThat(get("js/vendor/chart.umd.js").statusCode()).isEqualTo(200);
        assertThat(get("texts/de.json").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing.html",
                "api/nothing",
                "api/build?job=store/shop/main&build=999",
                "api/build?job=..%2F..%2Fetc&build=1",
                "api/trend?job=none",
                "api/source?job=store/shop/main&build=21&path=..%2F..%2Fetc%2Fpasswd",
                "..%2Fpom.xml",
                "js/..%2F..%2Fsamples/shop/history.json"
            })
    void whatIsNotThereIsMissing(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aForeignHostNameIsNotServed() throws Exception {
        URI address = server.address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = "GET /api/dashboard HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 404")
                    .doesNotContain("shop");
        }
    }

    @Test
    void nothingCanBeChanged() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(server.address().resolve("api/dashboard"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(post, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(405);
    }
}
