package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner may write its results in two formats; that nobody can know for sure is said, and not decided. */
class RunInTwoFormatsTest {
    private static final String ONE = "<testcase classname='a.A' name='one' time='1'/>";
    private static final String FAILED = "<testcase classname='a.A' name='two' time='1'><failure/></testcase>";

    @TempDir
    private Path workspace;

    @BeforeEach
    void write() throws IOException {
        write("a/junit-1.xml", "<testsuite name='a.A'>" + ONE + "</testsuite>");
        write("a/junit-2.xml", "<testsuite name='a.B'>" + FAILED + "</testsuite>");
    }

    private void write(String file, String content) throws IOException {
        Path report = workspace.resolve(file);
        Files.createDirectories(report.getParent());
        Files.writeString(report, content);
    }

    private static String tap(String... lines) {
        return "TAP version 13\n1.." + lines.length + "\n" + String.join("\n", lines) + "\n";
    }

    private List<String> problems(ReportSpec... specs) throws Exception {
        Collected collected = new Collector(ReportFormats.builtIn()).collect(workspace, List.of(specs));
        assertThat(collected.measurement().tests().total()).isEqualTo(4);
        return collected.reports().stream()
                .flatMap(report -> report.problems().stream())
                .toList();
    }

    @Test
    void saysThatTwoFormatsHaveTheSameNumbers() throws Exception {
        write("b/results.tap", tap("ok 1 - one", "not ok 2 - two"));

        assertThat(problems())
                .containsExactly(
                        "b/results.tap: has as many tests as a/junit-1.xml in another format (2 tests, 1 failed,"
                                + " 0 skipped); both count. If one run wrote both, give a pattern for one of them");
    }

    @Test
    void isSilentWhereTheyDiffer() throws Exception {
        write("b/results.tap", tap("ok 1 - one", "ok 2 - two"));

        assertThat(problems()).isEmpty();
    }

    @Test
    void isSilentWhereTheyAreOfTwoComponents() throws Exception {
        write("b/results.tap", tap("ok 1 - one", "not ok 2 - two"));

        assertThat(problems(new ReportSpec("a", null, "a/*.xml"), new ReportSpec("b", null, "b/*.tap")))
                .isEmpty();
    }
}
