package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.SampleReportsTest;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JUnitReaderTest extends XmlReportContract {
    private static final String SUITE =
            """
            <testsuite name="%1$s" tests="3"><testcase classname="%1$s" name="adds" time="0.5"/>
            <testcase classname="%1$s" name="clears" time="1.0"><failure message="no"/></testcase>
            <testcase classname="%1$s" name="waits"><skipped/></testcase></testsuite>
            """;

    @Override
    public String format() {
        return "JUNIT";
    }

    @Override
    public byte[] sample() throws IOException {
        return SampleReportsTest.sample("junit.xml");
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> SUITE.formatted(escaped(name)))
                .collect(Collectors.joining("", "<testsuites name=\"all\">", "</testsuites>"));
    }

    /** Two tests of one name are two tests: a parameterised test has the name of its method. */
    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<testsuites/>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("time=\"0.5\"", "time=\"" + number + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, 0",
        "<failure/>, 1, 0",
        "<error/>, 1, 0",
        "<skipped/>, 0, 1",
        "<failure/><rerunFailure/>, 1, 0",
        "<flakyFailure/>, 0, 0",
        "<system-out><![CDATA[<failure/>]]></system-out>, 0, 0",
        "<properties><failure/></properties>, 0, 0",
    })
    void judgesACaseByItsOwnChildren(String children, long failed, long skipped) throws IOException {
        TestTotals tests =
                read("<testsuites><testsuite tests='0'><testsuite><testcase name='a' classname='B' time='0.5'>"
                                + children + "</testcase></testsuite></testsuite></testsuites>")
                        .tests();

        assertThat(tests).isEqualTo(new TestTotals(1, failed, skipped, Duration.ofMillis(500)));
    }

    @ParameterizedTest
    @CsvSource({"'1,234.5', 1234500", "'0,25', 250", "-345345, 0", "NaN, 0", "1e-1, 100", "soon, 0", "'', 0"})
    void readsTimesAsRunnersWriteThem(String time, long millis) throws IOException {
        assertThat(read("<testsuite><testcase time='" + time + "'/></testsuite>")
                        .tests()
                        .time())
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void saysThatASuiteListsNone() throws IOException {
        assertThat(read("<testsuite tests='6'/>").problems())
                .containsExactly("the report: states 6 tests but lists none, so none was counted;"
                        + " let the runner write its test cases too");
    }

    @Test
    void countsNodesTestsThatHaveSubTestsOnlyWhereTheRunnerSaysSo() throws IOException {
        String cases = "<testsuites><testsuite name='s'><testcase/><testcase><failure/></testcase></testsuite>";

        assertThat(read(cases + "<!-- tests 3 --><!-- suites 0 --><!-- fail 2 --></testsuites>")
                        .tests())
                .isEqualTo(new TestTotals(3, 2, 0, Duration.ZERO));
        assertThat(read(cases + "<!-- tests 2 --><!-- suites 1 --><!-- fail 1 --></testsuites>")
                        .tests())
                .isEqualTo(new TestTotals(2, 1, 0, Duration.ZERO));
        assertThat(read(cases + "<!-- tests 9 --></testsuites>").tests())
                .isEqualTo(new TestTotals(2, 1, 0, Duration.ZERO));
    }

    @Test
    void tellsOfASuiteThatFailedAsAWhole() throws IOException {
        Report report = read("<testsuites><testsuite name='a'><error message='no database'/></testsuite>"
                + "<testsuite name='b'><testcase name='t'><failure/></testcase></testsuite></testsuites>");

        assertThat(report.tests()).isEqualTo(new TestTotals(1, 1, 0, Duration.ZERO));
        assertThat(report.problems())
                .containsExactly(
                        "line 1: a test suite failed as a whole (no database), so some of its tests may not have run");
    }

    @ParameterizedTest
    @CsvSource({
        "status=\"run\" result=\"skipped\", 0, 1",
        "status=\"notrun\" result=\"suppressed\", 0, 1",
        "status=\"run\" result=\"completed\", 0, 0",
        "result=\"Skipped\", 0, 1",
        "status=\"Failed\", 1, 0",
        "status=\"timeout\", 1, 0",
        "status=\"timedout\", 1, 0",
        "status=\"Timed Out\", 1, 0",
        "status=\"broken\", 1, 0",
        "status=\"ERROR\", 1, 0",
        "status=\"crashed\", 1, 0",
        "status=\"panicked\", 1, 0",
        "status=\"pending\", 0, 1",
        "status=\"not_run\", 0, 1",
        "status=\"passed\", 0, 0",
        "result=\"crash\", 1, 0"
    })
    void judgesACaseByWhatItSaysOfItself(String attributes, long failed, long skipped) throws IOException {
        assertThat(read("<testsuite name=\"s\"><testcase name=\"a\" " + attributes + "/></testsuite>")
                        .tests())
                .returns(1L, TestTotals::total)
                .returns(failed, TestTotals::failed)
                .returns(skipped, TestTotals::skipped);
    }

    @Test
    void cutsTheMessageOfASuiteThatIsTooLong() throws IOException {
        Report report = read("<testsuite name=\"s\"><error message=\"" + "gone ".repeat(30_000)
                + "\"/><testcase name=\"a\"/></testsuite>");

        assertThat(report.tests().total()).isEqualTo(1);
        assertThat(report.problems())
                .singleElement()
                .asString()
                .contains("gone")
                .hasSizeLessThan(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\b", "\u0007", "\u001B[31m", "&#x1b;", "&#xD83D;&#xDE00;", "&#55357;"})
    void readsWhatXmlDoesNotAllow(String odd) throws IOException {
        Report report = read("<testsuite name='" + odd + "' tests='2'><testcase name='a'><failure message='" + odd
                + "'/></testcase><testcase name='b" + odd + "'/></testsuite>");

        assertThat(report.tests()).returns(2L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(report.problems())
                .singleElement()
                .asString()
                .startsWith("line 1: has control characters that XML does not allow, ");
    }

    @Test
    void believesWhatATestHoldsMoreThanWhatItSaysOfItself() throws IOException {
        assertThat(read("<testsuite><testcase status='aborted'><skipped/></testcase>"
                                + "<testcase status='passed'><failure/></testcase></testsuite>")
                        .tests())
                .isEqualTo(new TestTotals(2, 1, 1, Duration.ZERO));
    }

    @Test
    void tellsOfASuiteWithFailuresAndWithoutATest() throws IOException {
        Report report = read("<testsuites><testsuite name='a' tests='1'><testcase name='t'/></testsuite>"
                + "<testsuite name='crash' tests='0' errors='1' failures='0'/>"
                + "<testsuite name='outer' errors='1'><testsuite name='inner' failures='1'/></testsuite></testsuites>");

        assertThat(report.tests()).isEqualTo(new TestTotals(1, 0, 0, Duration.ZERO));
        assertThat(report.problems())
                .containsExactly("the report: has 2 test suites with failures but without a test, so its tests may not"
                        + " have run; the first is crash");
    }
}
