package io.jenkins.plugins.coveragemonitor.spy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.coveragemonitor.collect.service.ServiceManifest;
import io.jenkins.plugins.coveragemonitor.report.format.jacoco.TarFile;
import io.jenkins.plugins.coveragemonitor.spy.SampleServices;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program in a container of an image that knows nothing of measuring. Skipped without a container engine and clang. */
class ContainerServicesTest {
    private static final String PROGRAM =
            """
            #include <stdio.h>
            static const char *answer(int count) {
              if (count > 1) {
                return "first";
              }
              return "none";
            }
            int main(int count, char **arguments) {
              puts(answer(count));
              return 0;
            }
            """;

    @TempDir
    Path workspace;

    private String engine = "";
    private final String image = "coverage-spy-test-" + UUID.randomUUID();

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor())
                .as(String.join(" ", command) + ": " + said)
                .isZero();
        return said;
    }

    private boolean runsContainers() throws IOException {
        Files.write(
                workspace.resolve("image.tar"),
                new TarFile()
                        .program("server", Files.readAllBytes(workspace.resolve("server")))
                        .bytes());
        Optional<String> found = Stream.of("docker", "podman")
                .filter(name -> SampleServices.runs(
                                name, "import", workspace.resolve("image.tar").toString(), image)
                        && SampleServices.runs(name, "run", "--rm", "--network", "none", image, "/server"))
                .findFirst();
        found.ifPresent(name -> engine = name);
        return found.isPresent();
    }

    @Test
    void theImageIsTheSameBeforeAndAfterIt() throws Exception {
        workspace = workspace.toRealPath();
        Files.writeString(workspace.resolve("server.c"), PROGRAM);
        assumeTrue(
                SampleServices.runs("llvm-cov", "--version")
                        && SampleServices.runs(
                                "clang",
                                "-static",
                                "-fprofile-instr-generate",
                                "-fcoverage-mapping",
                                workspace.resolve("server.c").toString(),
                                "-o",
                                workspace.resolve("server").toString()),
                "skipped: no clang that makes static programs here");
        assumeTrue(runsContainers(), "skipped: no container engine that runs containers here");
        try {
            String before = run(engine, "image", "inspect", "--format", "{{.Id}}", image);
            String digest = ImageDigest.of(image).orElseThrow();
            SpySession session = SpySession.begin(
                    new SpyFolder(workspace.resolve(".coverage-spy")),
                    new SpySettings(Set.of(), List.of("c"), List.of(), List.of(), 1),
                    workspace,
                    Map.of("c", StartedRelease.UNKNOWN.ofImage(digest, image)));
            List<String> command = new ArrayList<>(List.of(engine, "run", "--rm", "--network", "none", "--read-only"));
            session.environment(Map.of(), "c", "/coverage-spy")
                    .forEach((name, value) -> command.addAll(List.of("--env", name + "=" + value)));
            command.addAll(List.of("--volume", session.folder().root() + ":/coverage-spy", image, "/server", "word"));

            assertThat(run(command.toArray(String[]::new))).isEqualTo("first");
            ServiceManifest.Service service = session.collect().services().get(0);

            assertThat(service.missing()).isEmpty();
            assertThat(service.problems()).isEmpty();
            assertThat(service.processes()).isEqualTo(1);
            assertThat(service.release().images()).containsExactly(digest);
            assertThat(run(
                            "llvm-cov",
                            "report",
                            "-instr-profile=" + session.folder().report("c").resolve("llvm.profdata"),
                            "server"))
                    .containsPattern("TOTAL.* 10 +1 +90.00%");
            assertThat(run(engine, "image", "inspect", "--format", "{{.Id}}", image))
                    .isEqualTo(before);
        } finally {
            run(engine, "rmi", image);
        }
    }
}
