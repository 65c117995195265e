package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The data of coverage.py becomes a report by a program of the machine, and by nothing that lies in the workspace. */
@DisabledOnOs(OS.WINDOWS)
class PythonCoverageTest {
    private static final String JSON =
            "{\"meta\":{\"version\":\"7\",\"branch_coverage\":false},\"files\":{\"a.py\":{\"executed_lines\":[1,2],"
                    + "\"missing_lines\":[3],\"excluded_lines\":[],\"summary\":{\"covered_lines\":2,\"num_statements\":3}}}}";

    @TempDir
    private Path workspace;

    @TempDir
    private Path machine;

    private Path data;

    @BeforeEach
    void putData() throws IOException {
        data = workspace.resolve(".coverage");
        Files.writeString(data, "SQLite format 3\0 CREATE TABLE coverage_schema (version integer)");
    }

    /** A coverage.py that does as a script says, with {@code $out} being the file that it shall write. */
    private void install(Path folder, String name, String script) throws IOException {
        Path program = Files.createDirectories(folder).resolve(name);
        Files.writeString(program, "#!/bin/sh\nfor out; do :; done\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private Report read(String searchPath) throws IOException {
        return new Reports(ReportFormats.builtIn().withCoveragePy(new PythonCoverage(workspace, searchPath)))
                .read(data, null);
    }

    private String refusal(String searchPath) throws IOException {
        try {
            return "read " + read(searchPath);
        } catch (UnreadableReportException sentence) {
            return sentence.getMessage();
        }
    }

    @Test
    void readsWhatTheProgramMakesOfACopy() throws IOException {
        install(
                machine,
                "coverage",
                "echo changed > \"$COVERAGE_FILE\"; echo \"$@\" > '" + machine + "/asked'; env > '" + machine
                        + "/environment'; echo '" + JSON + "' > \"$out\"");

        Report report = read(machine.toString());

        assertThat(report.format()).isEqualTo("COVERAGEPY_DATA");
        assertThat(report.totals().get(Metric.LINE).covered()).isEqualTo(2);
        assertThat(report.problems()).isEmpty();
        assertThat(data).content().startsWith("SQLite");
        assertThat(machine.resolve("asked")).content().startsWith("json -q --rcfile=/");
        assertThat(machine.resolve("environment")).content().contains("PYTHONSAFEPATH=1");
    }

    @Test
    void leavesNoTemporaryFileBehind() throws IOException {
        install(machine, "coverage", "dirname \"$out\" > '" + machine + "/where'; echo '" + JSON + "' > \"$out\"");
        install(machine.resolve("failing"), "coverage", "dirname \"$out\" > '" + machine + "/failed'; exit 1");

        read(machine.toString());
        refusal(machine.resolve("failing").toString());

        for (String file : List.of("where", "failed")) {
            assertThat(Path.of(Files.readString(machine.resolve(file)).strip())).doesNotExist();
        }
    }

    @Test
    void takesNoProgramOfTheWorkspace() throws IOException {
        Path bin = workspace.resolve("bin");
        install(bin, "coverage", "touch '" + machine + "/started'; echo '" + JSON + "' > \"$out\"");
        Files.createSymbolicLink(machine.resolve("coverage"), bin.resolve("coverage"));
        Files.createSymbolicLink(machine.resolve("link"), bin);

        String refusal = refusal(
                String.join(File.pathSeparator, "bin", "", ".", bin.toString(), machine.toString(), machine + "/link"));

        assertThat(refusal)
                .contains("there is no coverage.py on the path")
                .contains("install coverage where the build runs");
        assertThat(machine.resolve("started")).doesNotExist();
    }

    @Test
    void saysWhatIsLeftOutWhereSourcesLack() throws IOException {
        install(
                machine,
                "coverage",
                "case \" $* \" in *' -i '*) echo '" + JSON
                        + "' > \"$out\";; *) echo \"No source for code: '/app/b.py'.\";" + " exit 1;; esac");
        Files.writeString(workspace.resolve("setup.cfg"), "[coverage:report]\nomit = tests/*\n");

        assertThat(read(machine.toString()).problems())
                .containsExactly(
                        "coverage.py: files whose sources are not there are left out (No source for code: '/app/b.py'.)",
                        "coverage.py: the settings in setup.cfg are not applied, as they could start programs; if they"
                                + " leave code out, run coverage xml and record that");
    }

    @Test
    void saysWhatTheProgramSays() throws IOException {
        install(
                machine,
                "coverage",
                "echo trace; echo \"Couldn't use data file '$COVERAGE_FILE': not a database\"; exit 1");

        assertThat(refusal(machine.toString()))
                .isEqualTo("is the data of coverage.py, and no report can be made of it here (" + machine
                        + "/coverage says: Couldn't use data file 'of a copy': not a database);"
                        + " run coverage xml where it was measured");
    }

    @Test
    void allProgramsAreWaitedForTogetherAndOnce() throws IOException {
        install(machine, "coverage", "touch '" + machine + "/first'; exec sleep 600");
        install(machine, "python3", "touch '" + machine + "/second'");
        PythonCoverage tool = new PythonCoverage(workspace, machine.toString(), Duration.ofMillis(1));
        Reports reports = new Reports(ReportFormats.builtIn().withCoveragePy(tool));
        String sentence = "is the data of coverage.py, and no report can be made of it here (" + machine
                + "/coverage says: nothing, and did not end within 0 minutes); run coverage xml where it was measured";

        assertThatThrownBy(() -> reports.read(data, null)).hasMessage(sentence);
        Files.delete(machine.resolve("coverage"));
        assertThatThrownBy(() -> reports.read(data, null)).hasMessage(sentence);

        assertThat(machine.resolve("second")).doesNotExist();
    }

    @Test
    void isNotStartedUnlessAskedFor() throws IOException, InterruptedException {
        Collected found = new Collector(ReportFormats.builtIn()).collect(workspace, List.of());

        assertThat(found.reports()).isEmpty();
        assertThat(found.problems())
                .anyMatch(problem -> problem.contains(
                        ".coverage is the data of coverage.py: run coverage xml, or name the file by a pattern"));
    }

    /** With a coverage.py at hand: nothing in the workspace runs, whatever it is called. */
    @Test
    void theRealOneLoadsNothingOfTheWorkspace() throws IOException, InterruptedException {
        String path = System.getenv().getOrDefault("PATH", "");
        List<String> real = new ArrayList<>();
        for (String folder : path.split(File.pathSeparator)) {
            for (String name : List.of("coverage", "python3-coverage")) {
                if (Files.isExecutable(Path.of(folder, name)) && runs(folder + "/" + name, "--version") == 0) {
                    real.add(folder + "/" + name);
                }
            }
        }
        assumeFalse(real.isEmpty());
        Files.delete(data);
        Files.writeString(
                workspace.resolve("shop.py"), "def f(a):\n    if a:\n        return 1\n    return 2\n\n\nf(1)\n");
        assertThat(runs(real.get(0), "run", "--branch", "shop.py")).isZero();
        String evil = "open('" + machine + "/started', 'w').close()\n";
        for (String name : List.of(
                "coverage", "json", "sitecustomize", "usercustomize", "evil", "sqlite3", "ast", "tokenize", "re")) {
            Files.writeString(workspace.resolve(name + ".py"), evil);
        }
        Files.writeString(workspace.resolve(".coveragerc"), "[run]\nplugins = evil\n");
        Files.writeString(workspace.resolve("pyproject.toml"), "[tool.coverage.run]\nplugins = ['evil']\n");

        Report report = read(path);

        assertThat(machine.resolve("started")).doesNotExist();
        assertThat(report.files().stream().map(file -> file.path())).containsExactly("shop.py");
        assertThat(report.totals().get(Metric.LINE).total()).isEqualTo(5);
        assertThat(report.totals().get(Metric.LINE).covered()).isEqualTo(4);
        assertThat(report.totals().get(Metric.BRANCH).covered()).isEqualTo(1);
        assertThat(report.totals().get(Metric.BRANCH).total()).isEqualTo(2);
        assertThat(report.problems()).hasSize(1);
        try (Stream<Path> files = Files.list(workspace)) {
            assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("__pycache__");
        }
    }

    private int runs(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Arrays.asList(command))
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }
}
