package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What some tools write otherwise than the rest, or leave out, and what it means. */
class OddReportsTest {
    private static final String TRX =
            "<TestRun xmlns='http://microsoft.com/schemas/VisualStudio/TeamTest/2010'>%s</TestRun>";

    private static Report read(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Reports(ReportFormats.builtIn()).read(() -> new ByteArrayInputStream(bytes), null, null);
    }

    private static Counter counter(Report report, Metric metric) {
        return report.totals().get(metric);
    }

    @Test
    void aResultWithoutAnOutcomeIsAnError() throws IOException {
        TestTotals tests = read(TRX.formatted(
                        "<Results><UnitTestResult testName='A' outcome='Passed'/>"
                                + "<UnitTestResult testName='B'/><UnitTestResult testName='C' outcome='NotExecuted'/></Results>"))
                .tests();

        assertThat(tests).returns(3L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
    }

    @Test
    void aCrashedTestHostIsTold() throws IOException {
        Report report = read(TRX.formatted("<ResultSummary outcome='Failed'><RunInfos><RunInfo outcome='Error'>"
                + "<Text>Test host process crashed : Stack overflow</Text></RunInfo></RunInfos></ResultSummary>"));

        assertThat(report.tests().isMeasured()).isFalse();
        assertThat(report.problems())
                .containsExactly("the report: says that the run failed and lists no tests"
                        + " (Test host process crashed : Stack overflow)");
    }

    @Test
    void countsWithoutResultsAreTold() throws IOException {
        assertThat(read(TRX.formatted(
                                "<Results/><ResultSummary outcome='Failed'><Counters total='7'/></ResultSummary>"))
                        .problems())
                .containsExactly("the report: states 7 tests but lists none, so none was counted");
    }

    @Test
    void anAssemblyThatTwoProjectsLoadedIsOne() throws IOException {
        String module =
                """
                <Module hash="AB"><Files><File uid="%1$s" fullPath="/w/A.cs"/></Files><Classes><Class><FullName>A</FullName>
                <Methods><Method visited="true"><Name>A::m()</Name><FileRef uid="%1$s"/>
                <SequencePoints><SequencePoint vc="1" offset="0" sl="5" fileid="%1$s"/>
                <SequencePoint vc="%2$s" offset="8" sl="6" fileid="%1$s"/></SequencePoints>
                <BranchPoints><BranchPoint vc="%2$s" offset="1" sl="5" path="0" fileid="%1$s"/>
                <BranchPoint vc="%3$s" offset="1" sl="5" path="1" fileid="%1$s"/></BranchPoints></Method></Methods>
                </Class></Classes></Module>
                """;
        Report report = read("<CoverageSession><Modules>" + module.formatted(1, 1, 0) + module.formatted(2, 0, 1)
                + "</Modules></CoverageSession>");

        assertThat(counter(report, Metric.BRANCH)).isEqualTo(new Counter(2, 0));
        assertThat(counter(report, Metric.LINE)).isEqualTo(new Counter(2, 0));
        assertThat(counter(report, Metric.INSTRUCTION)).isEqualTo(new Counter(2, 0));
        assertThat(counter(report, Metric.CLASS)).isEqualTo(new Counter(1, 0));
    }

    @Test
    void istanbulsOwnLinesCount() throws IOException {
        Report report = read("{\"a.sol\":{\"path\":\"a.sol\",\"l\":{\"3\":1,\"4\":0},\"s\":{\"1\":1},\"b\":{},\"f\":{},"
                + "\"fnMap\":{},\"branchMap\":{},\"statementMap\":{\"1\":{\"start\":{\"line\":3,\"column\":0}}}}}");

        assertThat(counter(report, Metric.LINE)).isEqualTo(new Counter(1, 1));
        assertThat(counter(report, Metric.INSTRUCTION)).isEqualTo(new Counter(1, 0));
    }

    @Test
    void aSecondClassOfAFileLiesInOneThatIsListed() throws IOException {
        String type =
                "<class name='p/%s'><method name='a' desc='()V' line='%s'><counter type='METHOD' missed='0' covered='1'/>"
                        + "</method><counter type='INSTRUCTION' missed='0' covered='2'/><counter type='LINE' missed='0' covered='1'/>"
                        + "<counter type='CLASS' missed='0' covered='1'/></class>";
        String source = "<sourcefile name='%s'><line nr='1' mi='0' ci='2' mb='0' cb='0'/>"
                + "<counter type='INSTRUCTION' missed='0' covered='%s'/></sourcefile>";
        Report report = read("<report name='old'><sessioninfo id='s' start='1' dump='2'/><package name='p'>"
                + type.formatted("Main", 1) + type.formatted("Helper", 5) + type.formatted("Other", 1)
                + source.formatted("Main.java", 4) + source.formatted("Other.java", 2) + "</package></report>");

        assertThat(counter(report, Metric.LINE)).isEqualTo(new Counter(2, 0));
        assertThat(counter(report, Metric.INSTRUCTION)).isEqualTo(new Counter(6, 0));
        assertThat(counter(report, Metric.CLASS)).isEqualTo(new Counter(3, 0));
    }

    @Test
    void totalsWithoutAnyFileAreTold() throws IOException {
        assertThat(read("<report name='r'><counter type='LINE' missed='9' covered='33'/></report>")
                        .problems())
                .containsExactly("the report: states 42 lines but lists no file, so none is counted;"
                        + " let the tool write its classes too");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\u001B[31m", "&#27;[31m", "&#x1b;[0m", "&#8;&#11;", "x\u000Ey&#xFFFF;"})
    void coloursInAMessageAreNoReasonToLoseIt(String message) throws IOException {
        Report report = read(
                "<testsuites><testsuite name='s' tests='2'>\n<testcase name='a'><failure message='" + message + "'>x"
                        + message + " &amp; &#65;</failure></testcase><testcase name='b'/></testsuite></testsuites>");

        assertThat(report.tests()).returns(2L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(report.problems())
                .singleElement()
                .asString()
                .matches("line 2: has control characters that XML does not allow, \\d+ in all, read as \uFFFD;"
                        + " let the tool write none");
    }

    @Test
    void whatAnotherProgramPrintedBeforeIsPassedOver() throws IOException {
        Report report = read("make[1]: Entering directory '/w'\nTN:\nSF:a.js\nDA:1,1\nDA:2,0\nend_of_record\n");

        assertThat(report.format()).isEqualTo("LCOV");
        assertThat(counter(report, Metric.LINE)).isEqualTo(new Counter(1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"make\nall\n", "SF\nTN\n"})
    void otherOutputIsNoReport(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", " ", "\r\n\t", "\uFEFF\n"})
    void blanksBeforeTheDeclarationAreSkipped(String blanks) throws IOException {
        Report report = read(blanks
                + "<?xml version='1.0' encoding='UTF-8'?>\n<testsuite name='s'><testcase name='t'/></testsuite>");

        assertThat(report.format()).isEqualTo("JUNIT");
        assertThat(report.tests().total()).isEqualTo(1);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void textBehindTheRootIsTold() {
        assertThatThrownBy(() -> read("<testsuite><testcase name='t'/></testsuite>\nall done\n"))
                .hasMessage("goes on behind the end of its root element at line 2; let the tool write the file, not its"
                        + " console output, and not append to it");
        assertThatThrownBy(() -> read("<testsuite><testcase name='t'/></testsuite>\n<testsuite/>"))
                .hasMessageStartingWith("goes on behind the end of its root element at line 2");
    }

    @Test
    void muchTextBeforeAWholeLcovRecordIsPassedOver() throws IOException {
        Report report = read("npm says\n".repeat(40) + "TN:\nSF:a.js\nDA:1,1\nDA:2,0\nend_of_record\n");

        assertThat(counter(report, Metric.LINE)).isEqualTo(new Counter(1, 1));
        assertThat(report.problems())
                .hasSize(11)
                .startsWith("line 1: is not an LCOV record, the line is left out")
                .endsWith("line 42: begins the first record behind 30 more lines that are none");
    }

    @Test
    void tooMuchTextBeforeLcovIsTold() {
        assertThatThrownBy(() -> read("npm says\n".repeat(40) + "TN:\nSF:a.js\nDA:1,1\nfor example\nend_of_record\n"))
                .hasMessage("has too much text before its first LCOV record; let the tool write the file, not its"
                        + " console output");
    }

    @ParameterizedTest
    @CsvSource({
        "adcg*33, run gcov or gcovr",
        "oncg*33, run gcov or gcovr",
        "\u0081rforpl\u00FF, llvm-cov export",
        "\u00FFlprofi\u0081, llvm-cov export",
        "'\u00AC\u00ED\0\u0005', XML report"
    })
    void dataThatAToolMakesAReportOfNamesTheTool(String magic, String remedy) {
        byte[] bytes = (magic + "\0\0\1").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() ->
                        new Reports(ReportFormats.builtIn()).read(() -> new ByteArrayInputStream(bytes), null, null))
                .hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<?xml version='1.0'?>"})
    void filesThatWereAppendedMayHaveSeveralByteOrderMarks(String declaration) throws IOException {
        assertThat(read("\uFEFF\uFEFF" + declaration + "<testsuite><testcase/></testsuite>")
                        .tests()
                        .total())
                .isEqualTo(1);
        assertThat(counter(
                        read(
                                "\uFEFF\uFEFFTN:\nSF:a\nDA:1,1\nend_of_record\n\uFEFFTN:\n\uFEFFSF:b\nDA:1,0\nend_of_record\n"),
                        Metric.LINE))
                .isEqualTo(new Counter(1, 1));
    }
}
