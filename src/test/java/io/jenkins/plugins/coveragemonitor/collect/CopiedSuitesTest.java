package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same results in two folders are one run; another run of the same tests is another. */
class CopiedSuitesTest {
    private static final String CASES =
            "<testcase classname='a.A' name='one' time='1.5'/><testcase classname='a.A' name='two' time='0.5'><failure/></testcase>";

    @TempDir
    private Path workspace;

    private static String suite(String name, String time, String cases) {
        return "<testsuite name='" + name + "' timestamp='" + time + "' hostname='h' tests='9'>" + cases
                + "</testsuite>";
    }

    private void write(String file, String xml) throws IOException {
        Path report = workspace.resolve(file);
        Files.createDirectories(report.getParent());
        Files.writeString(report, "<?xml version='1.0'?>" + xml);
    }

    private Collected collect() throws Exception {
        return new Collector(ReportFormats.builtIn()).collect(workspace, List.of());
    }

    private static TestTotals tests(long total, long failed, double seconds) {
        return new TestTotals(total, failed, 0, Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    @Test
    void aCopyCountsOnceAndBothAreNamed() throws Exception {
        write("a/target/surefire-reports/TEST-a.A.xml", suite("a.A", "2026-11-01T08:00:00", CASES));
        write(
                "stash/TEST-a.A.xml",
                "\n" + suite("a.A", "2026-11-01T08:00:00", CASES).replace("><", ">\r\n  <"));
        Collected collected = collect();
        assertThat(collected.measurement().tests()).isEqualTo(tests(2, 1, 2));
        assertThat(collected.reports()).extracting(ReadReport::tests).containsExactly(tests(2, 1, 2), TestTotals.NONE);
        assertThat(collected.reports().get(0).problems()).isEmpty();
        assertThat(collected.reports().get(1).problems())
                .containsExactly("stash/TEST-a.A.xml: holds the same test results as"
                        + " a/target/surefire-reports/TEST-a.A.xml (test suite a.A), so 2 tests count once");
        assertThat(collected.errors()).isEmpty();
    }

    @Test
    void oneFilePutTogetherFromTheOthersCountsOnlyWhatTheyDoNotHold() throws Exception {
        String b = suite("b.B", "2026-11-01T08:00:01", "<testcase classname='b.B' name='x' time='1'/>");
        String c = suite("c.C", "2026-11-01T08:00:02", "<testcase classname='c.C' name='y' time='4'/>");
        write("reports/TEST-a.A.xml", suite("a.A", "2026-11-01T08:00:00", CASES));
        write("reports/TEST-b.B.xml", b);
        write(
                "reports/all/TESTS-TestSuites.xml",
                "<testsuites>"
                        + suite("a.A", "2026-11-01T08:00:00", CASES)
                                .replaceFirst("<testsuite ", "<testsuite id='0' package='a' ")
                        + b + c + "</testsuites>");
        Collected collected = collect();
        assertThat(collected.measurement().tests()).isEqualTo(tests(4, 1, 7));
        assertThat(collected.reports().stream().flatMap(report -> report.problems().stream()))
                .containsExactly("reports/all/TESTS-TestSuites.xml: holds the same test results as"
                        + " reports/TEST-a.A.xml (test suite a.A), so 3 tests count once");
    }

    @Test
    void aFolderOfCopiesIsOneNote() throws Exception {
        for (int i = 0; i < 30; i++) {
            String xml = suite("a.A" + i, "2026-11-01T08:00:00", CASES);
            write("a/TEST-" + (10 + i) + ".xml", xml);
            write("stash/TEST-" + (10 + i) + ".xml", xml);
        }
        Collected collected = collect();
        assertThat(collected.measurement().tests().total()).isEqualTo(60);
        assertThat(collected.reports().stream().flatMap(report -> report.problems().stream()))
                .containsExactly("stash/TEST-10.xml: holds the same test results as a/TEST-10.xml (test suite a.A0),"
                        + " and 29 more reports hold those of others; 60 tests count once");
    }

    @Test
    void anotherRunOfTheSameTestsCounts() throws Exception {
        write("jdk17/TEST-a.A.xml", suite("a.A", "2026-11-01T08:00:00", CASES));
        write("jdk21/TEST-a.A.xml", suite("a.A", "2026-11-01T09:00:00", CASES));
        write("slow/TEST-a.A.xml", suite("a.A", "2026-11-01T08:00:00", CASES.replace("1.5", "1.501")));
        write("failed/TEST-a.A.xml", suite("a.A", "2026-11-01T08:00:00", CASES.replace("<failure/>", "")));
        write("other/TEST-a.A.xml", suite("a.A", "2026-11-01T08:00:00", CASES).replace("hostname='h'", "hostname='i'"));
        Collected collected = collect();
        assertThat(collected.measurement().tests().total()).isEqualTo(10);
        assertThat(collected.reports()).allMatch(report -> report.problems().isEmpty());
    }

    /** Runners without times write one suite again for each repetition; the file is not a copy of itself. */
    @Test
    void whatStandsTwiceInOneReportCountsTwice() throws Exception {
        String twice = "<testsuites>" + suite("a.A", "", CASES) + suite("a.A", "", CASES) + "</testsuites>";
        write("a/TEST-all.xml", twice);
        assertThat(collect().measurement().tests().total()).isEqualTo(4);
        write("b/TEST-all.xml", twice);
        write("c/TEST-one.xml", suite("a.A", "", CASES));
        assertThat(collect().measurement().tests().total()).isEqualTo(4);
    }
}
