package io.jenkins.plugins.coveragemonitor.spy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.Collector;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.collect.patch.GitRepository;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceManifest;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.spy.RunningService;
import io.jenkins.plugins.coveragemonitor.spy.SampleServices;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.tools.ExecFileLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, measured by nothing but their environment; each is started once for all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunningServicesTest {
    private static final List<String> SERVICES =
            List.of("shop", "killed", "idle", "py", "light", "web", "ts", "absent");

    private Path workspace;
    private GitRepository repository;
    private SpySession session;
    private ServiceManifest manifest;
    private Collected collected;
    private boolean hasCoveragePy;
    private boolean hasNode;
    private Optional<String> newPython = Optional.empty();

    @BeforeAll
    void measure(@TempDir Path folder) throws Exception {
        workspace = folder.toRealPath();
        repository = GitRepository.in(workspace);
        SampleServices.write(workspace);
        repository.commit();
        hasCoveragePy = SampleServices.runs("/usr/bin/python3", "-m", "coverage", "--version");
        hasNode = SampleServices.runs("node", "--version");
        newPython = Stream.of("python3.14", "python3.13", "python3.12", "python3")
                .filter(python ->
                        SampleServices.runs(python, "-c", "import sys\nif sys.version_info < (3, 12): sys.exit(1)"))
                .findFirst();
        SpySettings settings = new SpySettings(Set.of(), SERVICES, List.of(), List.of(), 1);
        session = SpySession.begin(new SpyFolder(workspace.resolve(".coverage-spy")), settings, workspace);
        try (RunningService shop = java("shop");
                RunningService killed = java("killed");
                RunningService web = hasNode ? start("web", ports("web"), "node", "server.js") : null;
                RunningService ts = hasNode ? start("ts", ports("ts"), "node", "ts/dist/server.js") : null) {
            assertThat(shop.get("/?a")).isEqualTo("first");
            assertThat(killed.get("/?b")).isEqualTo("second");
            if (hasNode) {
                assertThat(web.get("/a")).isEqualTo("first");
                web.terminate();
                assertThat(ts.get("/a")).isEqualTo("first");
                ts.terminate();
            }
            python();
            try (RunningService idle = start("idle", null, RunningService.java(), "-version")) {
                assertThat(idle.ended()).isZero();
            }
            shop.terminate();
            RunningService.until(() -> hasCovered("killed", "src/com/acme/Shop.java", 33));
            killed.kill();
        }
        manifest = session.collect();
        session.folder().deleteData();
        collected = new Collector(ReportFormats.builtIn()).collect(workspace, List.of());
    }

    private void python() throws Exception {
        if (hasCoveragePy) {
            try (RunningService py = start("py", null, "/usr/bin/python3", "work.py")) {
                assertThat(py.ended()).isZero();
            }
        }
        if (newPython.isPresent()) {
            try (RunningService light = start("light", null, newPython.get(), "work.py")) {
                assertThat(light.ended()).isZero();
            }
        }
    }

    private RunningService java(String service) throws IOException {
        return start(service, ports(service), RunningService.java(), "-jar", "shop.jar");
    }

    private Path ports(String service) {
        return session.folder().root().resolve(service + ".port");
    }

    /** A Python of the machine that has coverage.py is to be measured without it. */
    private RunningService start(String service, Path port, String... command) throws IOException {
        Map<String, String> variables = new HashMap<>(session.environment(
                System.getenv(), service, session.folder().root().toString()));
        if (service.equals("light")) {
            variables.put("COVERAGE_MODE", "light");
        }
        return RunningService.start(workspace, variables, port, command);
    }

    private boolean hasCovered(String service, String file, int line) {
        try {
            session.collect();
            return new Collector(ReportFormats.builtIn())
                    .collect(workspace, List.of())
                    .measurement()
                    .component(service)
                    .map(Component::filesByPath)
                    .map(files -> files.get(file))
                    .filter(found -> hits(found).getOrDefault(line, 0) > 0)
                    .isPresent();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static Map<Integer, Integer> hits(FileCoverage file) {
        Map<Integer, Integer> hits = new HashMap<>();
        LineTable lines = file.lines();
        IntStream.range(0, lines.size()).forEach(i -> hits.put(lines.number(i), lines.hits(i)));
        return hits;
    }

    private FileCoverage file(String component, String path) {
        return collected
                .measurement()
                .component(component)
                .orElseThrow()
                .filesByPath()
                .get(path);
    }

    private List<Integer> lines(String component, String path, Predicate<Integer> which) {
        return hits(file(component, path)).entrySet().stream()
                .filter(line -> which.test(line.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    @AfterAll
    void noProcessIsLeft() {
        String mark = "COVERAGE_SPY_DIR=" + session.folder().root();
        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> environment(process).contains(mark)))
                .isEmpty();
    }

    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "environ"));
        } catch (IOException notOurs) {
            return "";
        }
    }

    @Test
    void aJavaServiceThatIsTerminatedIsMeasuredAsJacocoItselfSays() throws IOException {
        ExecFileLoader loader = new ExecFileLoader();
        loader.load(workspace.resolve(".coverage-spy/report/shop/jacoco.exec").toFile());
        CoverageBuilder builder = new CoverageBuilder();
        new Analyzer(loader.getExecutionDataStore(), builder)
                .analyzeAll(workspace.resolve("shop.jar").toFile());
        int covered = builder.getClasses().stream()
                .map(IClassCoverage::getLineCounter)
                .mapToInt(counter -> counter.getCoveredCount())
                .sum();
        int all = builder.getClasses().stream()
                .map(IClassCoverage::getLineCounter)
                .mapToInt(counter -> counter.getTotalCount())
                .sum();

        Counter lines = collected
                .measurement()
                .component("shop")
                .orElseThrow()
                .counters()
                .get(Metric.LINE);
        assertThat(lines).isEqualTo(new Counter(covered, all - covered));
        assertThat(lines("shop", "src/com/acme/Shop.java", hits -> hits > 0))
                .contains(30)
                .doesNotContain(33, 35);
        // It was never loaded, and is part of the program all the same.
        assertThat(file("shop", "src/com/acme/Never.java")
                        .counters()
                        .get(Metric.LINE)
                        .covered())
                .isZero();
    }

    @Test
    void aJavaServiceThatIsKilledLosesNoMoreThanItRanLast() {
        assertThat(lines("killed", "src/com/acme/Shop.java", hits -> hits > 0))
                .contains(33)
                .doesNotContain(30);
        assertThat(service("killed").problems()).singleElement().asString().contains("was killed");
        assertThat(service("killed").missing()).isEmpty();
    }

    @Test
    void aJavaProcessThatRunsNoMeasuredClassIsNotSaidToBeAbsent() {
        assertThat(service("idle").processes()).isEqualTo(1);
        assertThat(service("idle").missing())
                .containsExactly(
                        "it delivered no coverage: 1 process of it ran and delivered its data, but executed none"
                                + " of the code that is measured");
        assertThat(service("absent").missing()).singleElement().asString().contains("no process of it ran");
    }

    @Test
    void pythonProcessesAndTheirChildrenAreMeasuredAsCoveragePySays() throws Exception {
        assumeTrue(hasCoveragePy, "skipped: /usr/bin/python3 has no package coverage");

        assertThat(lines("py", "work.py", hits -> hits == 0)).containsExactly(14, 23);
        assertThat(lines("py", "work.py", hits -> hits > 0)).contains(8, 9, 19);
        assertThat(service("py").processes()).isEqualTo(2);
        ProcessBuilder report = new ProcessBuilder("/usr/bin/python3", "-m", "coverage", "report")
                .directory(workspace.toFile())
                .redirectErrorStream(true);
        report.environment()
                .put(
                        "COVERAGE_FILE",
                        workspace.resolve(".coverage-spy/report/py/.coverage").toString());
        String said = new String(report.start().getInputStream().readAllBytes());
        Counter lines = file("py", "work.py").counters().get(Metric.LINE);
        assertThat(said).containsPattern("work.py\\s+" + lines.total() + "\\s+" + lines.missed() + "\\s");
    }

    @Test
    void aNewPythonNeedsNoPackage() {
        assumeTrue(newPython.isPresent(), "skipped: no Python 3.12 or later here");

        assertThat(lines("light", "work.py", hits -> hits == 0)).containsExactly(14, 23);
        assertThat(lines("light", "work.py", hits -> hits > 0))
                .containsExactly(1, 2, 5, 7, 8, 9, 13, 17, 18, 19, 20, 21, 22);
        assertThat(service("light").processes()).isEqualTo(2);
    }

    @Test
    void aNodeServiceThatIsTerminatedIsMeasured() {
        assumeTrue(hasNode, "skipped: no Node here");

        assertThat(lines("web", "server.js", hits -> hits == 0)).containsExactly(7, 9, 10, 11);
        assertThat(service("web").processes()).isEqualTo(1);
    }

    @Test
    void aServiceMadeOfTypeScriptIsMeasuredInItsSources() {
        assumeTrue(hasNode, "skipped: no Node here");

        assertThat(collected.measurement().component("ts").orElseThrow().filesByPath())
                .containsOnlyKeys("ts/src/server.ts");
        // The other answer, a function that nobody calls, and a method.
        assertThat(lines("ts", "ts/src/server.ts", hits -> hits == 0)).containsExactly(12, 13, 14, 18, 19, 28, 29, 30);
        assertThat(lines("ts", "ts/src/server.ts", hits -> hits > 0)).contains(9, 10, 25, 35, 41);
    }

    @Test
    void aServiceThatDeliveredNothingIsUnmeasuredAndSaid() {
        assertThat(collected.measurement().component("absent")).isEmpty();
        assertThat(collected.reports())
                .filteredOn(row -> row.component().equals("absent"))
                .singleElement()
                .extracting(ReadReport::error)
                .asString()
                .contains("service absent: it delivered no coverage");
    }

    @Test
    void whatIsTrackedIsAsItWasAndNothingElseIsThere() throws Exception {
        assertThat(repository.git("status", "--porcelain", "--ignored")).isEqualTo("!! .coverage-spy/");
        assertThat(repository.git("diff", "--stat", "HEAD")).isEmpty();
        assertThat(session.folder().root().resolve("data")).doesNotExist();
        assertThat(session.folder().root().resolve("tools")).doesNotExist();
    }

    private ServiceManifest.Service service(String name) {
        return manifest.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
