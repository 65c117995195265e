package io.jenkins.plugins.coveragemonitor.spy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.coveragemonitor.collect.Collector;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceManifest;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.spy.RunningService;
import io.jenkins.plugins.coveragemonitor.spy.SampleServices;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that bring what measures them, built by the real toolchains, compared with what those print themselves. */
class ToolchainServicesTest {
    @TempDir
    Path workspace;

    private SpySession session;

    @BeforeEach
    void begin() throws IOException {
        workspace = workspace.toRealPath();
        session = SpySession.begin(
                new SpyFolder(workspace.resolve(".coverage-spy")),
                new SpySettings(Set.of(), List.of("go", "c"), List.of(), List.of(), 1),
                workspace);
    }

    private void write(String... files) throws IOException {
        for (String file : files) {
            Path target = workspace.resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream in = getClass().getResourceAsStream("/running-services/" + file)) {
                Files.copy(in, target);
            }
        }
    }

    private String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private RunningService start(String service, int instance, String... command) throws IOException {
        var variables = session.environment(
                System.getenv(), service, session.folder().root().toString());
        return RunningService.start(workspace, variables, workspace.resolve(service + instance + ".port"), command);
    }

    /** Two instances, each asked for another thing, ended by SIGTERM. */
    private void exercise(String service, String program) throws Exception {
        try (RunningService one = start(service, 1, program);
                RunningService two = start(service, 2, program)) {
            assertThat(one.get("/?a")).isEqualTo("first");
            assertThat(two.get("/?b")).isEqualTo("second");
            one.terminate();
            two.terminate();
        }
    }

    private ServiceManifest.Service service(String name) throws IOException, InterruptedException {
        return session.collect().services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Component component(String name) throws IOException, InterruptedException {
        Measurement measurement = new Collector(ReportFormats.builtIn())
                .collect(workspace, List.of())
                .measurement();
        return measurement.component(name).orElseThrow();
    }

    @Test
    void aGoServiceIsMeasuredAsGoItselfSays() throws Exception {
        assumeTrue(SampleServices.runs("go", "tool", "-n", "covdata"), "skipped: no Go from 1.20 on here");
        write("go/go.mod", "go/main.go");
        Path folder = workspace.resolve("go");
        run(folder, "go", "build", "-cover", "-o", "counter", ".");

        exercise("go", folder.resolve("counter").toString());

        ServiceManifest.Service service = service("go");
        assertThat(service.processes()).isEqualTo(2);
        assertThat(service.missing()).isEmpty();
        Path report = session.folder().report("go").resolve("go-cover.out");
        Component measured = component("go");
        // A test of Go that asks both times covers all of answer, and nothing calls never.
        String printed = run(folder, "go", "tool", "cover", "-func=" + report);
        assertThat(printed).containsPattern("answer\\s+80.0%").containsPattern("never\\s+0.0%");
        Counter statements = measured.counters().get(Metric.INSTRUCTION);
        assertThat(printed)
                .containsPattern("total:\\s+\\(statements\\)\\s+"
                        + "%.1f%%".formatted(100.0 * statements.covered() / statements.total()));
        assertThat(run(
                        folder,
                        "go",
                        "tool",
                        "covdata",
                        "percent",
                        "-i=" + session.folder().data("go", SpyLanguage.GO)))
                .contains(
                        "coverage: %.1f%% of statements".formatted(100.0 * statements.covered() / statements.total()));
        assertThat(measured.filesByPath()).containsOnlyKeys("go/main.go");
    }

    @Test
    void aGoServiceThatIsKilledIsSaid() throws Exception {
        assumeTrue(SampleServices.runs("go", "tool", "-n", "covdata"), "skipped: no Go from 1.20 on here");
        write("go/go.mod", "go/main.go");
        run(workspace.resolve("go"), "go", "build", "-cover", "-o", "counter", ".");

        try (RunningService killed =
                start("go", 1, workspace.resolve("go/counter").toString())) {
            assertThat(killed.get("/?a")).isEqualTo("first");
            killed.kill();
        }

        assertThat(service("go").missing().toString())
                .contains("killed before it could write", "a signal that it handles");
    }

    @Test
    void aProgramWithLlvmsRuntimeIsMeasuredAsLlvmCovSays() throws Exception {
        assumeTrue(canProfile(), "skipped: no clang with its profile runtime here");
        Path server = build();

        exercise("c", server.toString());

        ServiceManifest.Service service = service("c");
        assertThat(service.processes()).isEqualTo(2);
        assertThat(service.missing()).isEmpty();
        Component measured = component("c");
        String printed = run(
                workspace,
                "llvm-cov",
                "report",
                "-instr-profile=" + session.folder().report("c").resolve("llvm.profdata"),
                server.toString());
        assertThat(measured.filesByPath()).containsOnlyKeys("c/server.c");
        List<Integer> total = numbers(printed);
        // Regions, functions, lines and branches, each with what is missed.
        assertThat(measured.counters().get(Metric.FUNCTION)).isEqualTo(of(total.get(2), total.get(3)));
        assertThat(measured.counters().get(Metric.LINE)).isEqualTo(of(total.get(4), total.get(5)));
        assertThat(measured.counters().get(Metric.BRANCH)).isEqualTo(of(total.get(6), total.get(7)));
    }

    @Test
    void aServiceOfAnotherBuildThanTheWorkspaceHasIsSaid() throws Exception {
        assumeTrue(canProfile(), "skipped: no clang with its profile runtime here");
        Path server = build();
        exercise("c", server.toString());
        Path source = workspace.resolve("c/server.c");
        Files.writeString(
                source,
                Files.readString(source).replace("return \"none\"", "return request[0] ? \"none\" : \"nothing\""));
        clang();

        assertThat(service("c").missing())
                .containsExactly("1 function that ran differs from the program in the workspace, so the service ran"
                        + " another build; put the program that ran there");
    }

    private static boolean canProfile() {
        return SampleServices.runs("llvm-cov", "--version")
                && SampleServices.runs("llvm-profdata", "merge", "--help")
                && SampleServices.runs(
                        "sh",
                        "-c",
                        "echo 'int main(void) { return 0; }' | clang -fprofile-instr-generate -xc - -o /dev/null");
    }

    private Path build() throws IOException, InterruptedException {
        write("c/server.c");
        clang();
        return workspace.resolve("c/server");
    }

    private void clang() throws IOException, InterruptedException {
        run(
                workspace.resolve("c"),
                "clang",
                "-fprofile-instr-generate",
                "-fcoverage-mapping",
                "server.c",
                "-o",
                "server");
    }

    private static Counter of(int all, int missed) {
        return new Counter(all - missed, missed);
    }

    /** The whole numbers of the line of totals. */
    private static List<Integer> numbers(String printed) {
        String total = printed.lines()
                .filter(line -> line.startsWith("TOTAL"))
                .findFirst()
                .orElseThrow();
        List<Integer> numbers = new ArrayList<>();
        Matcher number = Pattern.compile("(?<=\\s)[0-9]+(?=\\s)").matcher(total);
        while (number.find()) {
            numbers.add(Integer.parseInt(number.group()));
        }
        return numbers;
    }
}
