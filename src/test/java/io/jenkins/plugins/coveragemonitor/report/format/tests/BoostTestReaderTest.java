package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BoostTestReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <TestSuite name="%1$s"><TestCase name="adds" file="t.cpp" line="3"><Info file="t.cpp" line="4">check passed</Info><TestingTime>500000</TestingTime></TestCase>
            <TestCase name="ends"><Error file="t.cpp" line="9">check failed</Error><TestingTime>250000</TestingTime></TestCase>
            <TestCase name="breaks"><FatalError>no memory</FatalError></TestCase><TestCase name="later" skipped="yes" reason="disabled"/></TestSuite>
            """;

    @Override
    public String format() {
        return "BOOST";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining("", "<TestLog>", "</TestLog>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<TestLog/>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("500000", number);
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(4L, TestTotals::total).returns(2L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }

    @Test
    void readsTheDetailedReport() throws IOException {
        Report report = read(
                "<TestResult><TestSuite name=\"s\" result=\"failed\"><TestCase name=\"a\" result=\"passed\"/>"
                        + "<TestCase name=\"b\" result=\"aborted\"/><TestCase name=\"c\" result=\"skipped\"/></TestSuite></TestResult>");

        assertThat(report.tests()).returns(3L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(report.tests().skipped()).isEqualTo(1);
    }

    @Test
    void saysThatALogOfErrorsAloneListsNoTest() throws IOException {
        Report report = read(
                "<TestLog><TestSuite name=\"s\"><Error file=\"t.cpp\" line=\"3\">wrong</Error></TestSuite></TestLog>");

        assertThat(report.tests().isMeasured()).isFalse();
        assertThat(report.problems())
                .containsExactly(
                        "the report: has 1 error outside of its test cases and lists no test, so none was counted; "
                                + "run the tests with --log_level=test_suite");
    }

    @Test
    void takesACaseWithCasesForASuite() throws IOException {
        Report report = read(
                "<TestLog><TestSuite name=\"s\"><TestCase name=\"all\"><TestCase name=\"a\"/><TestCase name=\"b\">"
                        + "<Exception name=\"std::bad_alloc\">no memory</Exception></TestCase></TestCase></TestSuite></TestLog>");

        assertThat(report.tests()).returns(2L, TestTotals::total).returns(1L, TestTotals::failed);
    }

    @Test
    void takesWhateverDidNotPassInTheDetailedReportForFailed() throws IOException {
        Report report =
                read("<TestResult><TestSuite name=\"M\" result=\"failed\"><TestCase name=\"a\" result=\"timed-out\"/>"
                        + "<TestCase name=\"b\" result=\"aborted\"/><TestCase name=\"c\" result=\"skipped\"/>"
                        + "<TestCase name=\"d\" result=\"passed\"/></TestSuite></TestResult>");

        assertThat(report.tests())
                .returns(4L, TestTotals::total)
                .returns(2L, TestTotals::failed)
                .returns(1L, TestTotals::skipped);
    }

    @Test
    void saysThatAShortReportListsNoTest() throws IOException {
        Report report = read("<TestResult><TestSuite name=\"M\" result=\"failed\" test_cases_passed=\"2\""
                + " test_cases_failed=\"1\" test_cases_skipped=\"0\"></TestSuite></TestResult>");

        assertThat(report.problems())
                .containsExactly("the report: states 3 tests but lists none, so none was counted; run the tests with"
                        + " --report_level=detailed");
    }

    @Test
    void recognisesALogThatHasErrorsAlone() throws IOException {
        assertThat(read("<TestLog><FatalError file=\"a.cpp\" line=\"3\">no</FatalError></TestLog>")
                        .problems())
                .singleElement()
                .asString()
                .contains("lists no test");
    }
}
