package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.TextReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GoTestReaderTest extends TextReportContract {
    private static final String UNIT =
            """
            {"Time":"2026-01-02T03:04:05Z","Action":"start","Package":"%1$s"}
            {"Action":"run","Package":"%1$s","Test":"TestAdds"}
            {"Action":"output","Package":"%1$s","Test":"TestAdds","Output":"=== RUN   TestAdds\\n"}
            {"Action":"pass","Package":"%1$s","Test":"TestAdds","Elapsed":0.5}
            {"Action":"run","Package":"%1$s","Test":"TestEnds"}
            {"Action":"fail","Package":"%1$s","Test":"TestEnds","Elapsed":0.25}
            {"Action":"run","Package":"%1$s","Test":"TestLater"}
            {"Action":"skip","Package":"%1$s","Test":"TestLater","Elapsed":0}
            {"Action":"output","Package":"%1$s","Output":"FAIL\\n"}
            {"Action":"fail","Package":"%1$s","Elapsed":0.8}
            """;

    @Override
    public String format() {
        return "GO_TEST";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(name.replace("\\", "\\\\").replace("\"", "\\\"")))
                .collect(Collectors.joining());
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return """
                {"Action":"start","Package":"a"}
                {"Action":"output","Package":"a","Output":"?   \\ta\\t[no test files]\\n"}
                {"Action":"skip","Package":"a","Elapsed":0}
                """;
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("\"Elapsed\":0.5", "\"Elapsed\":" + number);
    }

    /** The events of a container engine. */
    @Override
    public String stranger() {
        return "{\"status\":\"start\",\"id\":\"a\",\"Type\":\"container\",\"Action\":\"start\",\"Actor\":{\"ID\":\"a\"}}\n";
    }

    @Override
    public String reordered(String report) {
        return report.replaceFirst("((?:.*TestAdds.*\n)+)((?:.*TestEnds.*\n)+)", "$2$1");
    }

    @Override
    public Stream<String> without(String report) {
        return report.lines().map(line -> report.replace(line + "\n", ""));
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(3L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }

    /** An event of one package, as go test writes it without the time. */
    private static String event(String action, String test, String more) {
        return "{\"Action\":\"" + action + "\",\"Package\":\"example.com/a\""
                + (test.isEmpty() ? "" : ",\"Test\":\"" + test + "\"") + more + "}\n";
    }

    private static String event(String action, String test) {
        return event(action, test, "");
    }

    private static String output(String test, String text) {
        return event("output", test, ",\"Output\":\"" + text + "\\n\"");
    }

    @Test
    void countsATestWithSubtestsByThem() throws IOException {
        Report report = read(event("run", "TestCart")
                + event("run", "TestCart/adds")
                + event("run", "TestCart/drops/last")
                + event("pass", "TestCart/adds")
                + event("fail", "TestCart/drops/last")
                + event("fail", "TestCart")
                + event("run", "TestTill")
                + event("run", "TestTill/opens")
                + event("pass", "TestTill/opens")
                + event("fail", "TestTill")
                + event("fail", ""));

        // The till failed behind its only subtest.
        assertThat(report.tests()).returns(4L, TestTotals::total).returns(2L, TestTotals::failed);
        assertThat(report.problems()).isEmpty();
    }

    /** The test around them may be told before its subtests. */
    @Test
    void aTestIsNotFailedBesideASubtestThatIsToldLater() throws IOException {
        Report report = read(event("run", "TestCart")
                + event("run", "TestCart/adds")
                + event("fail", "TestCart")
                + event("fail", "TestCart/adds")
                + event("fail", ""));

        assertThat(report.tests()).returns(1L, TestTotals::total).returns(1L, TestTotals::failed);
    }

    @Test
    void whatAPanicEndsHasFailed() throws IOException {
        Report report = read(event("start", "")
                + event("run", "TestFirst")
                + event("pass", "TestFirst", ",\"Elapsed\":0.1")
                + event("run", "TestSlow")
                + event("pause", "TestSlow")
                + event("run", "TestBoom")
                + event("run", "TestBoom/inner")
                + output("TestBoom/inner", "panic: boom [recovered]")
                + output("TestBoom/inner", "goroutine 7 [running]:")
                + output("", "FAIL\\texample.com/a\\t0.010s")
                + event("fail", "", ",\"Elapsed\":0.01"));

        assertThat(report.tests()).returns(3L, TestTotals::total).returns(2L, TestTotals::failed);
        assertThat(report.problems())
                .containsExactly("package example.com/a: ended while 2 tests were running, which count as failed"
                        + " (panic: boom [recovered])");
    }

    @Test
    void aTestThatEndsItsPackageBehindItsSubtestsHasFailed() throws IOException {
        Report report = read(event("run", "TestA")
                + event("run", "TestA/b")
                + event("pass", "TestA/b")
                + output("TestA", "panic: test timed out after 1s")
                + event("fail", ""));

        assertThat(report.tests()).returns(2L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(report.problems())
                .containsExactly("package example.com/a: ended while 1 test was running, which count as failed"
                        + " (panic: test timed out after 1s)");
    }

    @Test
    void aPackageThatFailsOutsideOfItsTestsIsTold() throws IOException {
        Report report = read(event("run", "TestA")
                + event("pass", "TestA")
                + output("", "PASS")
                + output("", "the database did not stop")
                + output("", "exit status 1")
                + output("", "FAIL\\texample.com/a\\t0.010s")
                + event("fail", ""));

        assertThat(report.tests()).returns(1L, TestTotals::total).returns(0L, TestTotals::failed);
        assertThat(report.problems())
                .containsExactly("package example.com/a: failed outside of its tests (the database did not stop)");
    }

    /** Go 1.24 and later. */
    @Test
    void whatCouldNotBeBuiltIsToldWithTheFirstError() throws IOException {
        Report report = read(
                """
                {"ImportPath":"example.com/a [example.com/a.test]","Action":"build-output","Output":"# example.com/a [example.com/a.test]\\n"}
                {"ImportPath":"example.com/a [example.com/a.test]","Action":"build-output","Output":"./a_test.go:4:2: undefined: x\\n"}
                {"ImportPath":"example.com/a [example.com/a.test]","Action":"build-output","Output":"./a_test.go:9:2: undefined: y\\n"}
                {"ImportPath":"example.com/a [example.com/a.test]","Action":"build-fail"}
                {"Action":"start","Package":"example.com/a"}
                {"Action":"output","Package":"example.com/a","Output":"FAIL\\texample.com/a [build failed]\\n"}
                {"Action":"fail","Package":"example.com/a","Elapsed":0,"FailedBuild":"example.com/a [example.com/a.test]"}
                {"ImportPath":"example.com/b","Action":"build-fail"}
                {"Action":"start","Package":"example.com/c"}
                {"Action":"run","Package":"example.com/c","Test":"TestC"}
                {"Action":"pass","Package":"example.com/c","Test":"TestC","Elapsed":0}
                {"Action":"pass","Package":"example.com/c","Elapsed":0}
                """);

        assertThat(report.tests()).returns(1L, TestTotals::total).returns(0L, TestTotals::failed);
        assertThat(report.problems())
                .containsExactly(
                        "package example.com/a: could not be built, so none of its tests ran"
                                + " (./a_test.go:4:2: undefined: x)",
                        "example.com/b: could not be built");
    }

    /** Before Go 1.24 the compiler's errors are text, in the same file if both streams go there. */
    @Test
    void theTextOfTheCompilerIsLookedInto() throws IOException {
        String events = output("", "FAIL\\texample.com/a [build failed]") + event("fail", "");

        assertThat(read("go: downloading example.com/z v1.0.0\n# example.com/a [example.com/a.test]\n"
                                + "./a_test.go:4:2: undefined: x\n" + events)
                        .problems())
                .containsExactly("package example.com/a: could not be built, so none of its tests ran"
                        + " (./a_test.go:4:2: undefined: x)");
        assertThat(read(events).problems())
                .containsExactly("package example.com/a: could not be built, so none of its tests ran");
    }

    @Test
    void aRunThatBrokeOffIsTold() throws IOException {
        Report report = read(event("run", "TestA")
                + event("pass", "TestA")
                + event("run", "TestB")
                + "{\"Action\":\"output\",\"Package\":\"exam");

        assertThat(report.tests()).returns(1L, TestTotals::total).returns(0L, TestTotals::failed);
        assertThat(report.problems())
                .containsExactly(
                        "line 4: is not a complete event of go test and is left out",
                        "package example.com/a: did not end: the run or its output broke off, so 1 test is not counted");
    }

    @Test
    void benchmarksAreNoTests() throws IOException {
        Report report = read(event("run", "TestA")
                + event("pass", "TestA")
                + event("run", "BenchmarkA")
                + output("BenchmarkA", "BenchmarkA-8 \\t 1000 \\t 12 ns/op")
                + event("bench", "BenchmarkA")
                + event("pass", ""));

        assertThat(report.tests()).returns(1L, TestTotals::total);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void repeatedTestsCountEach() throws IOException {
        String once = event("run", "TestA") + event("fail", "TestA");

        assertThat(read(once + once.replace("fail", "pass") + event("fail", "")).tests())
                .returns(2L, TestTotals::total)
                .returns(1L, TestTotals::failed);
    }
}
