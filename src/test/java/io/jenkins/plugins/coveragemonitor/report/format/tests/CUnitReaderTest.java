package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CUnitReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <CUNIT_RUN_SUITE><CUNIT_RUN_SUITE_SUCCESS><SUITE_NAME>%1$s</SUITE_NAME>
            <CUNIT_RUN_TEST_RECORD><CUNIT_RUN_TEST_SUCCESS><TEST_NAME>adds</TEST_NAME></CUNIT_RUN_TEST_SUCCESS></CUNIT_RUN_TEST_RECORD>
            <CUNIT_RUN_TEST_RECORD><CUNIT_RUN_TEST_FAILURE><TEST_NAME>ends</TEST_NAME><LINE_NUMBER>3</LINE_NUMBER></CUNIT_RUN_TEST_FAILURE></CUNIT_RUN_TEST_RECORD>
            <CUNIT_RUN_TEST_RECORD><CUNIT_RUN_TEST_FAILURE><TEST_NAME>ends</TEST_NAME><LINE_NUMBER>4</LINE_NUMBER></CUNIT_RUN_TEST_FAILURE></CUNIT_RUN_TEST_RECORD>
            </CUNIT_RUN_SUITE_SUCCESS></CUNIT_RUN_SUITE>
            """;

    @Override
    public String format() {
        return "CUNIT";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "",
                        "<CUNIT_TEST_RUN_REPORT><CUNIT_HEADER/><CUNIT_RESULT_LISTING>",
                        "</CUNIT_RESULT_LISTING><CUNIT_RUN_SUMMARY/></CUNIT_TEST_RUN_REPORT>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<CUNIT_TEST_RUN_REPORT><CUNIT_HEADER/></CUNIT_TEST_RUN_REPORT>";
    }

    @Override
    public String withNumber(String number) {
        return null;
    }

    @Test
    void countsATestOnceHoweverOftenItFailed() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(2L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(0);
        assertThat(tests.time().toMillis()).isEqualTo(0);
    }

    @Test
    void countsASuiteThatCouldNotBeSetUp() throws IOException {
        Report report = read("<CUNIT_TEST_RUN_REPORT><CUNIT_RESULT_LISTING><CUNIT_RUN_SUITE><CUNIT_RUN_SUITE_FAILURE>"
                + "<SUITE_NAME>Disk</SUITE_NAME><FAILURE_REASON>no disk</FAILURE_REASON></CUNIT_RUN_SUITE_FAILURE></CUNIT_RUN_SUITE>"
                + "</CUNIT_RESULT_LISTING></CUNIT_TEST_RUN_REPORT>");

        assertThat(report.tests()).returns(1L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(report.problems())
                .containsExactly(
                        "line 1: the suite Disk could not be set up or cleaned up; it counts as a failed test");
    }

    /** Nothing in it is an attribute. */
    @Override
    public String reordered(String report) {
        return report.replaceFirst(
                "(?s)(<CUNIT_RUN_TEST_RECORD><CUNIT_RUN_TEST_SUCCESS>.*?\\n)(.*)(</CUNIT_RUN_SUITE_SUCCESS>)",
                "$2$1$3");
    }

    @Override
    public Stream<String> without(String report) {
        return Stream.of("TEST_NAME", "SUITE_NAME", "LINE_NUMBER")
                .map(element -> report.replaceFirst("<" + element + ">[^<]*</" + element + ">", ""));
    }
}
