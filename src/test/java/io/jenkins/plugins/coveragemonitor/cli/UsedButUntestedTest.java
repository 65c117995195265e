package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceManifest;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build with the coverage of tests and of a service: gate, gaps and completeness. */
class UsedButUntestedTest {
    @TempDir
    Path folder;

    private Path workspace;

    @BeforeEach
    void reports() throws IOException {
        workspace = Files.createDirectories(folder.resolve("ws"));
        Files.createDirectories(workspace.resolve("src"));
        Files.writeString(workspace.resolve("src/a.js"), "1\n2\n3\n4\n");
        Files.writeString(
                workspace.resolve("unit.info"), "SF:src/a.js\nDA:1,1\nDA:2,0\nDA:3,0\nDA:4,1\nend_of_record\n");
        service(List.of());
    }

    private void service(List<String> missing) throws IOException {
        Path report = Files.createDirectories(workspace.resolve(".coverage-spy/report/shop"));
        Files.writeString(report.resolve("node.info"), "SF:src/a.js\nDA:1,1\nDA:2,7\nDA:3,1\nDA:4,0\nend_of_record\n");
        // What processes wrote is not a report, although it looks like one.
        Path data = Files.createDirectories(workspace.resolve(".coverage-spy/data/shop/python"));
        Files.writeString(data.resolve("raw.info"), "SF:src/raw.js\nDA:1,1\nend_of_record\n");
        new ServiceManifest(
                        1,
                        List.of(new ServiceManifest.Service(
                                "shop",
                                1,
                                List.of(new ServiceManifest.ServiceReport("report/shop/node.info", "LCOV", null)),
                                List.of("a note"),
                                missing,
                                ServiceRelease.NONE)))
                .write(workspace.resolve(".coverage-spy").resolve(ServiceManifest.FILE));
    }

    private CommandLineRun record(String gate) throws IOException {
        Path config = folder.resolve("config.json");
        Files.writeString(config, "{\"gates\":[" + gate + "]}");
        return CommandLineRun.of(
                "record",
                "--home",
                folder.resolve("home"),
                "--job",
                "app",
                "--build",
                1,
                "--replace",
                "--workspace",
                workspace,
                "--config",
                config,
                "--json");
    }

    @Test
    void theServiceIsAComponentAndItsRawDataIsNoReport() throws IOException {
        JsonNode recorded = record("{\"atLeast\":1}").json();

        assertThat(recorded.at("/components/shop/LINE").toString()).isEqualTo("{\"covered\":3,\"missed\":1}");
        assertThat(recorded.at("/reports")).hasSize(2);
        assertThat(recorded.at("/problems").toString()).contains("service shop: a note");
        assertThat(recorded.at("/completeness").asText()).isEqualTo("COMPLETE");
    }

    @Test
    void theGateCountsLinesThatRunAndNoTestCovers() throws IOException {
        assertThat(record("{\"usedButUntested\":2}").exitCode()).isZero();

        CommandLineRun missed = record("{\"usedButUntested\":1,\"component\":\"shop\",\"failAbove\":1}");

        assertThat(missed.exitCode()).isEqualTo(2);
        JsonNode gate = missed.json().at("/gates/0");
        assertThat(gate.at("/actual").asText()).isEqualTo("2 lines");
        assertThat(gate.at("/reason").asText())
                .isEqualTo("1 more covered line passes this gate; most of them in src/a.js");
    }

    @Test
    void aComponentThatIsNoServiceIsNotEvaluated() throws IOException {
        JsonNode gate =
                record("{\"usedButUntested\":0,\"component\":\"web\"}").json().at("/gates/0");

        assertThat(gate.at("/result").asText()).isEqualTo("NOT_EVALUATED");
        assertThat(gate.at("/reason").asText())
                .isEqualTo("web is not a running service that was measured in this build");
    }

    @Test
    void gapsShowBothKinds() throws IOException {
        record("{\"atLeast\":1}");

        JsonNode use = CommandLineRun.of("gaps", "--home", folder.resolve("home"), "--job", "app", "--json")
                .json()
                .at("/use");
        assertThat(use.at("/usedUntested").asInt()).isEqualTo(2);
        assertThat(use.at("/files/0/untested").toString()).isEqualTo("[{\"from\":2,\"to\":3}]");
        assertThat(use.at("/files/0/unused").toString()).isEqualTo("[{\"from\":4,\"to\":4}]");
        assertThat(CommandLineRun.of("gaps", "--home", folder.resolve("home"), "--job", "app")
                        .out())
                .contains("Services and tests: 2 lines used but untested, 1 line tested but unused, 1 line both")
                .contains("  src/a.js: used but untested 2-3");
    }

    @Test
    void whatAServiceLacksMakesTheBuildPartial() throws IOException {
        service(List.of("a process was killed"));

        JsonNode recorded = record("{\"usedButUntested\":0}").json();

        assertThat(recorded.at("/completeness").asText()).isEqualTo("PARTIAL");
        assertThat(recorded.at("/missing/0/component").asText()).isEqualTo("shop");
        assertThat(recorded.at("/missing/0/why").asText()).contains("service shop: a process was killed");
        assertThat(recorded.at("/gates/0/result").asText()).isEqualTo("NOT_EVALUATED");
    }
}
