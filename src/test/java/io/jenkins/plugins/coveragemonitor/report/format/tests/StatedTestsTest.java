package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that state tests and list none must not pass for those of a run without tests. */
class StatedTestsTest {
    private static Report read(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Reports(ReportFormats.builtIn()).read(() -> new ByteArrayInputStream(bytes), "results.xml", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "JUNIT|<testsuites tests='48' failures='2'/>",
                "NUNIT|<test-run total='48' result='Passed'><test-suite type='Assembly' total='48'/></test-run>",
                "NUNIT|<test-run total='48' result='Failed'/>",
                "NUNIT|<test-results total='48' failures='1'><environment/></test-results>",
                "XUNIT|<assemblies><assembly name='a' total='40'/><assembly name='b' total='8'/></assemblies>",
                "TESTNG|<testng-results total='48' passed='47' failed='1'><reporter-output/></testng-results>",
                "CPPUNIT|<TestRun><FailedTests/><Statistics><Tests>48</Tests></Statistics></TestRun>",
                "CUNIT|<CUNIT_TEST_RUN_REPORT><CUNIT_RUN_SUMMARY><CUNIT_RUN_SUMMARY_RECORD><TYPE> Suites </TYPE><TOTAL> 90"
                        + " </TOTAL></CUNIT_RUN_SUMMARY_RECORD><CUNIT_RUN_SUMMARY_RECORD><TYPE> Test Cases </TYPE><TOTAL> 48"
                        + " </TOTAL></CUNIT_RUN_SUMMARY_RECORD></CUNIT_RUN_SUMMARY></CUNIT_TEST_RUN_REPORT>"
            })
    void areTold(String format, String text) throws IOException {
        Report report = read(text);

        assertThat(report.format()).isEqualTo(format);
        assertThat(report.tests().isMeasured()).isFalse();
        assertThat(report.problems())
                .singleElement()
                .asString()
                .startsWith("the report: states 48 tests but lists none, so none was counted; let ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<testsuites tests='48'><testsuite name='a' tests='48'><testcase name='b'/></testsuite></testsuites>",
                "<test-run total='48'><test-case name='a' result='Passed'/></test-run>",
                "<assembly name='a' total='48'><test name='a' result='Pass'/></assembly>",
                "<testng-results total='48'><test-method name='a' status='PASS'/></testng-results>",
                "<TestRun><FailedTest><Name>a</Name></FailedTest><Statistics><Tests>48</Tests></Statistics></TestRun>"
            })
    void areNotHeldAgainstAList(String text) throws IOException {
        Report report = read(text);

        assertThat(report.tests().total()).isEqualTo(1);
        assertThat(report.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<testsuites/>",
                "<coverage line-rate='0.8' version='1'><packages><package name='p'><classes/></package></packages></coverage>",
                "<report name='a'><package name='p'><counter type='LINE' missed='1' covered='1'/></package></report>",
                "<CoverageSession><Summary numSequencePoints='100' visitedSequencePoints='50'/><Modules/></CoverageSession>"
            })
    void aReportThatMeasuresNothingSaysSo(String text) throws IOException {
        assertThat(read(text).problems()).containsExactly("names no file and no test, so it measures nothing");
    }
}
