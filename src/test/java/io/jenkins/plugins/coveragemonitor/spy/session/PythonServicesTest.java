package io.jenkins.plugins.coveragemonitor.spy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.coveragemonitor.collect.Collector;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceManifest;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.spy.RunningService;
import io.jenkins.plugins.coveragemonitor.spy.SampleServices;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Several Python services at once, with the package coverage and without any, one of them forking; all are asked over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonServicesTest {
    private static final String WITH_PACKAGE = "/usr/bin/python3";
    private static final List<String> SERVICES =
            List.of("py", "light", "workers", "off", "omit", "source", "own", "lightomit", "lightsource");

    private Path workspace;
    private SpySession session;
    private ServiceManifest manifest;
    private Measurement measured;
    private boolean hasPackage;
    private Optional<String> newPython = Optional.empty();

    @BeforeAll
    void measure(@TempDir Path folder) throws Exception {
        workspace = folder.toRealPath();
        SampleServices.write(workspace);
        hasPackage = SampleServices.runs(WITH_PACKAGE, "-m", "coverage", "--version");
        newPython = Stream.of("python3.14", "python3.13", "python3.12")
                .filter(python -> SampleServices.runs(python, "--version"))
                .findFirst();
        session = SpySession.begin(
                new SpyFolder(workspace.resolve(".coverage-spy")),
                new SpySettings(Set.of(SpyLanguage.PYTHON), SERVICES, List.of(), List.of(), 1),
                workspace);
        List<RunningService> servers = new ArrayList<>();
        List<RunningService> others = new ArrayList<>();
        try {
            if (hasPackage) {
                servers.add(server("py", WITH_PACKAGE, "live.py", servers.size()));
                servers.add(server("py", WITH_PACKAGE, "live.py", servers.size()));
                servers.add(server("py", WITH_PACKAGE, "live.py", servers.size()));
                servers.add(server("py", WITH_PACKAGE, "forking.py", servers.size()));
                others.add(run("workers", WITH_PACKAGE, Map.of()));
                others.add(run("off", WITH_PACKAGE, Map.of("COVERAGE_ENABLE", "0")));
                others.add(run("omit", WITH_PACKAGE, Map.of("COVERAGE_OMIT", "*/helper.py,*/nothing.py")));
                others.add(run("source", WITH_PACKAGE, Map.of("COVERAGE_SOURCE", "helper")));
                String own = workspace.resolve("own/.coverage").toString();
                Files.createDirectories(workspace.resolve("own"));
                others.add(run("own", WITH_PACKAGE, Map.of("COVERAGE_FILE", own)));
            }
            if (newPython.isPresent()) {
                servers.add(server("light", newPython.get(), "live.py", servers.size()));
                servers.add(server("light", newPython.get(), "live.py", servers.size()));
                others.add(run("lightomit", newPython.get(), Map.of("COVERAGE_OMIT", "*/helper.py")));
                String pack = workspace.resolve("pack").toString();
                others.add(run("lightsource", newPython.get(), Map.of("COVERAGE_SOURCE", pack)));
            }
            for (int i = 0; i < servers.size(); i++) {
                assertThat(servers.get(i).get(i % 2 == 0 ? "/a" : "/b")).isEqualTo(i % 2 == 0 ? "first" : "second");
            }
            for (RunningService server : servers) {
                server.terminate();
            }
            for (RunningService other : others) {
                assertThat(other.ended()).isZero();
            }
        } finally {
            servers.forEach(RunningService::close);
            others.forEach(RunningService::close);
        }
        collectBesideProgramsThatPretend();
        measured = new Collector(ReportFormats.builtIn())
                .collect(workspace, List.of())
                .measurement();
    }

    /** A module of the workspace, and a program in the data, that each could be taken for coverage.py or its Python. */
    private void collectBesideProgramsThatPretend() throws Exception {
        Path data = session.folder().data("py", SpyLanguage.PYTHON);
        Path mark = workspace.resolve("pretended");
        Path program = data.resolve("python3");
        Files.writeString(program, "#!/bin/sh\ntouch '" + mark + "'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.writeString(
                data.resolve("python-1-1.facts"),
                "{\"pid\":1,\"tool\":\"coverage 6.5.0\",\"executable\":\"" + program + "\",\"ended\":true}");
        Path module = workspace.resolve("coverage.py");
        Files.writeString(module, "open('" + mark + "', 'w').close()\n");
        try {
            manifest = session.collect();
        } finally {
            Files.delete(module);
        }
    }

    private RunningService server(String service, String python, String script, int number) throws Exception {
        return RunningService.start(
                workspace,
                variables(service, Map.of()),
                session.folder().root().resolve(number + ".port"),
                python,
                script);
    }

    private RunningService run(String service, String python, Map<String, String> own) throws Exception {
        return RunningService.start(workspace, variables(service, own), null, python, "workers.py");
    }

    private Map<String, String> variables(String service, Map<String, String> own) {
        Map<String, String> existing = new HashMap<>(System.getenv());
        existing.putAll(own);
        Map<String, String> variables = new HashMap<>(own);
        variables.putAll(
                session.environment(existing, service, session.folder().root().toString()));
        if (service.startsWith("light")) {
            variables.put("COVERAGE_MODE", "light");
        }
        return variables;
    }

    private Component component(String name) {
        return measured.component(name).orElseThrow();
    }

    private List<Integer> lines(String component, String path, IntPredicate hits) {
        FileCoverage file = component(component).filesByPath().get(path);
        return IntStream.range(0, file.lines().size())
                .filter(i -> hits.test(file.lines().hits(i)))
                .map(i -> file.lines().number(i))
                .boxed()
                .toList();
    }

    private ServiceManifest.Service service(String name) {
        return manifest.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fourProcessesAreOneServiceAsCoveragePyItselfSays() throws Exception {
        assumeTrue(hasPackage, "skipped: /usr/bin/python3 has no package coverage");

        assertThat(service("py").missing()).isEmpty();
        // Four, and the child that answered for the one that forks.
        assertThat(service("py").processes()).isEqualTo(5);
        assertThat(lines("py", "live.py", hits -> hits == 0)).containsExactly(11);
        assertThat(lines("py", "forking.py", hits -> hits == 0))
                .as("only the child ran it, by another path")
                .containsExactly(9);
        ProcessBuilder report = new ProcessBuilder(WITH_PACKAGE, "-m", "coverage", "report")
                .directory(workspace.toFile())
                .redirectErrorStream(true);
        report.environment()
                .put(
                        "COVERAGE_FILE",
                        session.folder().report("py").resolve(".coverage").toString());
        String said = new String(report.start().getInputStream().readAllBytes());
        Counter lines = component("py").counters().get(Metric.LINE);
        assertThat(said).containsPattern("TOTAL\\s+" + lines.total() + "\\s+" + lines.missed() + "\\s");
    }

    @Test
    void nothingOfTheDataOrTheWorkspaceIsRunToCombineIt() {
        assumeTrue(hasPackage, "skipped: /usr/bin/python3 has no package coverage");

        assertThat(service("py").missing()).isEmpty();
        assertThat(workspace.resolve("pretended")).doesNotExist();
    }

    @Test
    void withoutAPackageTheSameLinesRan() {
        assumeTrue(
                hasPackage && newPython.isPresent(), "skipped: no package coverage, or no Python 3.12 or later here");

        assertThat(service("light").processes()).isEqualTo(2);
        assertThat(lines("light", "live.py", hits -> hits > 0)).isEqualTo(lines("py", "live.py", hits -> hits > 0));
        assertThat(lines("light", "live.py", hits -> hits == 0)).isEqualTo(lines("py", "live.py", hits -> hits == 0));
        // One measurement of all of them, in which a file that two services share counts once.
        assertThat(measured.files()).extracting(FileCoverage::path).containsOnlyOnce("live.py", "forking.py");
    }

    @Test
    void childrenOfMultiprocessingAreMeasured() {
        assumeTrue(hasPackage, "skipped: /usr/bin/python3 has no package coverage");

        assertThat(lines("workers", "workers.py", hits -> hits == 0)).isEmpty();
    }

    @Test
    void variablesSayWhatIsMeasured() {
        assumeTrue(
                hasPackage && newPython.isPresent(), "skipped: no package coverage, or no Python 3.12 or later here");

        assertThat(service("off").missing()).singleElement().asString().contains("no process of it ran");
        assertThat(component("omit").filesByPath()).containsOnlyKeys("workers.py");
        assertThat(component("lightomit").filesByPath()).containsOnlyKeys("workers.py");
        assertThat(component("source").filesByPath()).containsOnlyKeys("helper.py");
        assertThat(measured.component("lightsource")).isEmpty();
        assertThat(measured.component("own")).isEmpty();
        assertThat(workspace.resolve("own"))
                .isDirectoryContaining(file -> file.getFileName().toString().startsWith(".coverage."));
    }
}
