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

class TapReaderTest extends TextReportContract {
    private static final String UNIT =
            """
            ok 1 - %1$s adds
              ---
              duration_ms: 500
              type: 'test'
              ...
            not ok 2 - %1$s ends
              ---
              duration_ms: 250
              ...
            ok 3 - %1$s later # SKIP no network
            not ok 4 - %1$s someday # TODO
            """;

    @Override
    public String format() {
        return "TAP";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(name))
                .collect(Collectors.joining("", "TAP version 13\n", "1..4\n# tests 4\n"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "TAP version 13\n1..0\n";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("duration_ms: 500", "duration_ms: " + number);
    }

    @Override
    public String stranger() {
        return "ok, that is it\nnot ok at all\n";
    }

    @Override
    public String reordered(String report) {
        return report.replaceFirst("(ok 3 .*\n)(not ok 4 .*\n)", "$2$1");
    }

    @Override
    public Stream<String> without(String report) {
        return report.lines().map(line -> report.replace(line + "\n", ""));
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(4L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(2);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }

    @Test
    void countsATestWithSubtestsByThem() throws IOException {
        TestTotals tests =
                read("""
                        TAP version 14
                        # Subtest: cart
                            ok 1 - adds
                            # Subtest: drops
                                not ok 1 - last
                                1..1
                            not ok 2 - drops
                            1..2
                        not ok 1 - cart
                        # Subtest: till
                            ok 1 - opens
                            1..1
                        not ok 2 - till
                        1..2
                        """)
                        .tests();

        // The till failed behind its only subtest.
        assertThat(tests).returns(4L, TestTotals::total).returns(2L, TestTotals::failed);
    }

    @Test
    void saysThatTestsAreMissing() throws IOException {
        Report report = read("1..5\nok 1\nnot ok 2 - b\nBail out! No disk\n");

        assertThat(report.tests()).returns(2L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(report.problems())
                .containsExactly(
                        "line 4: the tests gave up (Bail out! No disk), so the rest did not run",
                        "the report: plans 5 tests but lists 2, so some did not run");
    }

    @Test
    void takesNothingInADetailForATest() throws IOException {
        Report report = read(
                """
                TAP version 13
                    ok 1 - child
                    1..1
                ok 1 - parent
                  ---
                  stack: |-
                    ok 7 - that is a line of a message
                    1..9
                  ...
                not ok 2 - cut short
                  ---
                  message: no end
                ok 3 - goes on
                1..3
                """);

        assertThat(report.tests()).returns(3L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void takesNoEscapedHashForADirective() throws IOException {
        TestTotals tests = read("1..3\nok 1 - sends \\# SKIP\nok 2 - a \\\\# SKIP it\nnot ok 3 - \\# TODO\n")
                .tests();

        assertThat(tests).returns(3L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
    }

    /** What a program prints that leaves out all of its tests. */
    @Test
    void knowsAPlanOfNone() throws IOException {
        Report report = read("1..0 # SKIP no database\n");

        assertThat(report.format()).isEqualTo("TAP");
        assertThat(report.tests().isMeasured()).isFalse();
        assertThat(report.problems()).containsExactly("the report: plans no tests, so none was counted");
    }

    @Test
    void readsWhatStandsBehindLinesOfTheConsole() throws IOException {
        assertThat(read("\n> app@1.0.0 test\n> tape *.js\n\nTAP version 13\nok 1 a\nnot ok 2 b\n1..2\n")
                        .tests())
                .returns(2L, TestTotals::total)
                .returns(1L, TestTotals::failed);
    }

    @Test
    void takesATabForTheIndentationOfASubtest() throws IOException {
        assertThat(read("TAP version 14\n\tok 1 - a\n\tok 2 - b\n\t1..2\nok 1 - both\n1..1\n")
                        .tests()
                        .total())
                .isEqualTo(2);
    }
}
