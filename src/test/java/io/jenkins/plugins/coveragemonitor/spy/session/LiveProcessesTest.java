package io.jenkins.plugins.coveragemonitor.spy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.collect.Collector;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceManifest;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.spy.RunningService;
import io.jenkins.plugins.coveragemonitor.spy.SampleServices;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running processes that are told to write, to pause and to go on, and are not stopped for it. */
class LiveProcessesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path workspace;

    private SpySession session;
    private LiveProcesses processes;

    @BeforeEach
    void begin() throws IOException {
        workspace = workspace.toRealPath();
        SampleServices.write(workspace);
        // Java writes on its own only after the test.
        session = SpySession.begin(
                new SpyFolder(workspace.resolve(".coverage-spy")),
                new SpySettings(Set.of(), List.of("app"), List.of(), List.of(), 3600),
                workspace);
        processes = new LiveProcesses(session.folder());
    }

    private RunningService start(Map<String, String> more, String... command) throws IOException {
        Map<String, String> variables = new HashMap<>(session.environment(System.getenv()));
        variables.putAll(more);
        return RunningService.start(workspace, variables, workspace.resolve("port"), command);
    }

    private void tell(LiveProcesses.Command command) throws IOException, InterruptedException {
        assertThat(processes.send(command, List.of("app"), PATIENCE))
                .containsExactly(new LiveProcesses.Answer("app", 1, List.of()));
    }

    private ServiceManifest.Service collected() throws IOException, InterruptedException {
        return session.collect().services().get(0);
    }

    private boolean ran(String path, int line) throws IOException, InterruptedException {
        FileCoverage file = new Collector(ReportFormats.builtIn())
                .collect(workspace, List.of())
                .measurement()
                .component("app")
                .orElseThrow()
                .filesByPath()
                .get(path);
        LineTable lines = file.lines();
        return lines.hits(lines.indexOf(line)) > 0;
    }

    /** A service that is asked for three things, of which the second is not measured. */
    private void pausesAndGoesOn(RunningService service, String query, String path, int first, int second, int third)
            throws Exception {
        try (service) {
            assertThat(service.get("/" + query + "a")).isEqualTo("first");
            tell(LiveProcesses.Command.PAUSE);
            assertThat(collected().problems())
                    .contains("measuring it is paused, so what it runs until it is resumed is not counted");
            assertThat(ran(path, first)).isTrue();
            assertThat(service.get("/" + query + "b")).isEqualTo("second");
            tell(LiveProcesses.Command.DUMP);
            tell(LiveProcesses.Command.RESUME);
            assertThat(service.get("/" + query + "c")).isEqualTo("none");
            tell(LiveProcesses.Command.DUMP);

            ServiceManifest.Service running = collected();
            assertThat(running.processes()).isEqualTo(1);
            assertThat(running.missing()).isEmpty();
            assertThat(ran(path, first)).isTrue();
            assertThat(ran(path, second)).as("what ran while it was paused").isFalse();
            assertThat(ran(path, third)).isTrue();
            service.terminate();
        }
        assertThat(collected().missing()).isEmpty();
        assertThat(ran(path, second)).as("what ran while it was paused").isFalse();
        assertThat(ran(path, third)).isTrue();
    }

    @Test
    void aJavaProcess() throws Exception {
        pausesAndGoesOn(
                start(Map.of(), RunningService.java(), "-jar", "shop.jar"), "?", "src/com/acme/Shop.java", 30, 33, 35);
    }

    @Test
    void aNodeProcess() throws Exception {
        assumeTrue(SampleServices.runs("node", "--version"), "skipped: no Node here");
        pausesAndGoesOn(start(Map.of(), "node", "live.js"), "", "live.js", 5, 8, 10);
    }

    @Test
    void aPythonProcessWithCoveragePy() throws Exception {
        assumeTrue(
                SampleServices.runs("/usr/bin/python3", "-m", "coverage", "--version"),
                "skipped: /usr/bin/python3 has no package coverage");
        pausesAndGoesOn(start(Map.of(), "/usr/bin/python3", "live.py"), "", "live.py", 8, 10, 11);
    }

    @Test
    void aPythonProcessWithoutAPackage() throws Exception {
        String python = Stream.of("python3.14", "python3.13", "python3.12")
                .filter(one -> SampleServices.runs(one, "--version"))
                .findFirst()
                .orElse("");
        assumeTrue(!python.isEmpty(), "skipped: no Python from 3.12 on here");
        pausesAndGoesOn(start(Map.of("COVERAGE_MODE", "light"), python, "live.py"), "", "live.py", 8, 10, 11);
    }

    @Test
    void aProcessThatIsKilledAfterItWroteLosesOnlyWhatItRanSince() throws Exception {
        assumeTrue(
                SampleServices.runs("/usr/bin/python3", "-m", "coverage", "--version"),
                "skipped: /usr/bin/python3 has no package coverage");
        try (RunningService service = start(Map.of(), "/usr/bin/python3", "live.py")) {
            assertThat(service.get("/a")).isEqualTo("first");
            tell(LiveProcesses.Command.DUMP);
            service.kill();
        }

        ServiceManifest.Service killed = collected();
        assertThat(killed.missing()).isEmpty();
        assertThat(killed.problems())
                .singleElement()
                .asString()
                .contains("was killed: what it ran since it was told to write at");
        assertThat(ran("live.py", 8)).isTrue();
        // It does not answer any more, and nobody waits for it.
        assertThat(processes.send(LiveProcesses.Command.DUMP, List.of(), PATIENCE))
                .containsExactly(new LiveProcesses.Answer("app", 0, List.of()));
    }

    @Test
    void whoDoesNotAnswerIsNamedAndNobodyElseIsSignalled() throws Exception {
        Path data = session.folder().data("app", SpyLanguage.PYTHON);
        // Another process has the number of one that was killed; the signal would end it.
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    data.resolve("python-1-1.facts"),
                    "{\"pid\":" + other.pid() + ",\"tool\":\"light\",\"signal\":51,\"ended\":false}");
            Files.writeString(
                    data.resolve("python-2-1.facts"),
                    "{\"pid\":7,\"host\":\"c0ffee\",\"tool\":\"light\",\"signal\":51,\"ended\":false}");

            CommandLineRun run = CommandLineRun.of(
                    "spy", "dump", "--dir", session.folder().root(), "--service", "app", "--wait", "0");

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.out()).contains("app: 0 processes wrote");
            assertThat(run.err())
                    .contains(
                            "service app: the Python process " + other.pid() + " did not answer",
                            "service app: the Python process 7 on c0ffee did not answer: it was killed, or must be sent"
                                    + " a signal there: kill -51 7");
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aServiceThatIsNotThereIsNamed() {
        CommandLineRun run =
                CommandLineRun.of("spy", "pause", "--dir", session.folder().root(), "--service", "shop");

        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("there is no service 'shop'", "but app");
    }
}
