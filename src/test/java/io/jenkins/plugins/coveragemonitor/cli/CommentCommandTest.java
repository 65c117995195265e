package io.jenkins.plugins.coveragemonitor.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code comment}: the one comment on a change request, from any CI. */
class CommentCommandTest {
    private static final String NOTES = "/api/v4/projects/acme%2Fapp/merge_requests/7/notes";

    @RegisterExtension
    static final WireMockExtension HOST = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void record() throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Files.writeString(workspace.resolve("lcov.info"), "SF:a.js\nDA:1,1\nDA:2,0\nend_of_record\n");
        config = Files.writeString(
                folder.resolve("config.json"),
                "{\"channels\":[{\"pull-request\":{\"name\":\"mr\",\"host\":\"gitlab\",\"url\":\"" + HOST.baseUrl()
                        + "\",\"token\":\"hush-4711\",\"whenClosed\":\"DELETE\"}}]}");
        CommandLineRun.of(
                "record", "--home", folder.resolve("home"), "--job", "app", "--build", 3, "--workspace", workspace);
        assertThat(HOST.getAllServeEvents()).as("an alert is not a comment").isEmpty();
    }

    private CommandLineRun comment(Object... more) {
        List<Object> words = new ArrayList<>(List.of(
                "comment", "--home", folder.resolve("home"), "--job", "app", "--config", config, "--change-request"));
        words.addAll(List.of(more));
        return CommandLineRun.of(words.toArray());
    }

    @Test
    void theNewestBuildIsTold() {
        HOST.stubFor(get(urlPathEqualTo(NOTES)).willReturn(okJson("[]")));
        HOST.stubFor(post(NOTES).willReturn(aResponse().withStatus(201).withBody("{\"id\":1}")));
        CommandLineRun run = comment(HOST.baseUrl() + "/acme/app/-/merge_requests/7");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        HOST.verify(postRequestedFor(urlEqualTo(NOTES)).withRequestBody(containing("## Line coverage is 50.00 %.")));
        assertThat(comment(HOST.baseUrl() + "/acme/app/-/merge_requests/7", "--closed")
                        .exitCode())
                .isZero();
    }

    @Test
    void whatDoesNotArriveIsSaid() {
        HOST.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
        CommandLineRun run = comment(HOST.baseUrl() + "/acme/app/-/merge_requests/7");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("given up").contains("401").doesNotContain("hush-4711");
        assertThat(comment("https://elsewhere.example/acme/app/-/merge_requests/7")
                        .err())
                .contains("the change request is not one of gitlab");
        assertThat(comment("javascript:alert(1)").exitCode()).isEqualTo(64);
    }
}
