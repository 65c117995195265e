package io.jenkins.plugins.coveragemonitor.spy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.coveragemonitor.collect.service.ServiceManifest;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
import io.jenkins.plugins.coveragemonitor.spy.RunningService;
import io.jenkins.plugins.coveragemonitor.spy.SampleServices;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process is set up with before it is measured stays as it is. */
class KeptSettingsTest {
    @TempDir
    Path workspace;

    private SpySession session;

    @BeforeEach
    void begin() throws IOException {
        workspace = workspace.toRealPath();
        session = SpySession.begin(
                new SpyFolder(workspace.resolve(".coverage-spy")),
                new SpySettings(Set.of(), List.of("app"), List.of(), List.of(), 1),
                workspace);
    }

    /** Runs a command that has settings of its own and answers what it prints. */
    private String run(Map<String, String> own, String... command) throws IOException, InterruptedException {
        Map<String, String> existing = new HashMap<>(System.getenv());
        existing.putAll(own);
        ProcessBuilder builder = new ProcessBuilder(command).directory(workspace.toFile());
        builder.environment().putAll(own);
        builder.environment().putAll(session.environment(existing));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return printed;
    }

    private ServiceManifest.Service collected() throws IOException, InterruptedException {
        return session.collect().services().get(0);
    }

    @Test
    void anotherSitecustomizeRunsAndDifferentBuildsAreTold() throws Exception {
        assumeTrue(
                SampleServices.runs("/usr/bin/python3", "-m", "coverage", "--version"),
                "skipped: /usr/bin/python3 has no package coverage");
        Path own = Files.createDirectories(workspace.resolve("own"));
        Files.writeString(own.resolve("sitecustomize.py"), "import builtins\nbuiltins.greeting = 'own'\n");
        Files.writeString(own.resolve("helper.py"), "word = 'found'\n");
        Files.writeString(workspace.resolve("a.py"), "import helper\nprint(greeting, helper.word)\n");

        for (String build : List.of("1.4.1", "1.4.2")) {
            assertThat(run(
                            Map.of("PYTHONPATH", own.toString(), "COVERAGE_BUILD_ID", build),
                            "/usr/bin/python3",
                            "a.py"))
                    .isEqualTo("own found");
        }

        assertThat(collected().processes()).isEqualTo(2);
        assertThat(collected().problems())
                .contains("its processes ran different builds (1.4.1, 1.4.2), whose coverage is counted together");
    }

    @Test
    void optionsOfNodeAreAppendedTo() throws Exception {
        assumeTrue(SampleServices.runs("node", "--version"), "skipped: no Node here");
        Files.writeString(workspace.resolve("own.cjs"), "globalThis.greeting = 'own';\n");
        Files.writeString(workspace.resolve("a.js"), "console.log(greeting);\n");

        assertThat(run(
                        Map.of(
                                "NODE_OPTIONS",
                                "--require=" + workspace.resolve("own.cjs"),
                                "COVERAGE_IMAGE_DIGEST",
                                "sha256:ab"),
                        "node",
                        "a.js"))
                .isEqualTo("own");
        assertThat(collected().processes()).isEqualTo(1);
        assertThat(collected().release()).isEqualTo(ServiceRelease.of("", "sha256:ab"));
    }

    @Test
    void aNodeProcessBelongsToTheServiceThatItNames() throws Exception {
        assumeTrue(SampleServices.runs("node", "--version"), "skipped: no Node here");
        Files.writeString(workspace.resolve("a.js"), "console.log('ran');\n");

        assertThat(run(Map.of("COVERAGE_SERVICE", "web"), "node", "a.js")).isEqualTo("ran");
        assertThat(run(Map.of(), "node", "a.js")).isEqualTo("ran");

        assertThat(session.collect().services())
                .extracting(ServiceManifest.Service::name, ServiceManifest.Service::processes)
                .containsExactly(tuple("app", 1), tuple("web", 1));
        assertThat(session.folder().report("web").resolve("node.info")).exists();
    }

    @Test
    void optionsOfJavaAreAppendedTo() throws Exception {
        Path source = workspace.resolve("A.java");
        Files.writeString(
                source,
                "public class A { public static void main(String[] a) { System.out.println(System.getProperty(\"own\")); } }");

        assertThat(run(Map.of("JAVA_TOOL_OPTIONS", "-Down=kept"), RunningService.java(), source.toString()))
                .isEqualTo("kept");
        assertThat(collected().processes()).isEqualTo(1);
    }
}
