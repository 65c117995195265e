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

class TrxReaderTest extends XmlReportContract {
    private static final String SUITE =
            """
            <UnitTestResult testId="1" testName="%1$s.Adds" duration="00:00:00.5000000" outcome="Passed"/>
            <UnitTestResult testId="2" testName="%1$s.Clears" duration="00:01:00.2500000" outcome="Failed"/>
            <UnitTestResult testId="3" testName="%1$s.Waits" outcome="NotExecuted"/>
            """;

    @Override
    public String format() {
        return "TRX";
    }

    @Override
    public byte[] sample() throws IOException {
        return SampleReportsTest.sample("results.trx");
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> SUITE.formatted(escaped(name)))
                .collect(Collectors.joining("", "<TestRun id=\"1\"><Results>", "</Results></TestRun>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<TestRun id=\"1\"><Results/></TestRun>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("00:00:00.5000000", "00:00:" + number);
    }

    @Test
    void tellsThatARunBrokeOffAfterSomeTests() throws IOException {
        Report report = read("<TestRun><Results><UnitTestResult testName=\"a\" outcome=\"Passed\"/></Results>"
                + "<ResultSummary outcome=\"Failed\"><Counters total=\"1\" passed=\"1\"/><RunInfos><RunInfo outcome=\"Error\">"
                + "<Text>The host process exited</Text></RunInfo></RunInfos></ResultSummary></TestRun>");

        assertThat(report.tests().total()).isEqualTo(1);
        assertThat(report.problems())
                .containsExactly("the report: says that the run broke off (The host process exited), so some tests may"
                        + " not have run");
    }

    @Test
    void saysThatItListsOnlySome() throws IOException {
        Report report = read("<TestRun><Results><UnitTestResult testName=\"a\" outcome=\"Passed\"/></Results>"
                + "<ResultSummary outcome=\"Completed\"><Counters total=\"12\"/></ResultSummary></TestRun>");

        assertThat(report.problems())
                .containsExactly("the report: states 12 tests but lists 1, so the others are not counted");
    }

    private static String dataDriven(String outcome, String counters) {
        return "<TestRun><Results><UnitTestResult testName='t' duration='00:00:03' outcome='" + outcome
                + "' resultType='DataDrivenTest'><InnerResults>"
                + "<UnitTestResult testName='t (1)' duration='00:00:01' outcome='Passed' resultType='DataDrivenDataRow'/>"
                + "<UnitTestResult testName='t (2)' duration='00:00:02' outcome='" + outcome
                + "' resultType='DataDrivenDataRow'/></InnerResults></UnitTestResult>"
                + "<UnitTestResult testName='u' duration='00:00:04' outcome='Passed'/></Results>"
                + "<ResultSummary outcome='Completed'>" + counters + "</ResultSummary></TestRun>";
    }

    @ParameterizedTest
    @CsvSource({"3, 3, 1", "4, 4, 2"})
    void countsADataDrivenTestBesideItsRowsOnlyIfTheTotalDoes(long stated, long total, long failed) throws IOException {
        Report report = read(dataDriven("Failed", "<Counters total='" + stated + "'/>"));

        assertThat(report.tests()).isEqualTo(new TestTotals(total, failed, 0, Duration.ofSeconds(7)));
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void countsTheRowsWhereNoTotalIsStated() throws IOException {
        assertThat(read(dataDriven("Passed", "")).tests()).returns(3L, TestTotals::total);
    }

    @Test
    void countsAnOrderedTestBesideThoseInIt() throws IOException {
        Report report =
                read("<TestRun><Results><TestResultAggregation testName='all' duration='00:00:03' outcome='Failed'>"
                        + "<Counters failed='1' passed='0'/><InnerResults><UnitTestResult testName='a' duration='00:00:01' outcome='Failed'/>"
                        + "</InnerResults></TestResultAggregation></Results><ResultSummary outcome='Failed'><Counters total='2' failed='2'/>"
                        + "</ResultSummary></TestRun>");

        assertThat(report.tests()).isEqualTo(new TestTotals(2, 2, 0, Duration.ofSeconds(1)));
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void tellsThatADataDrivenTestFailedAlone() throws IOException {
        Report report =
                read("<TestRun><Results><UnitTestResult testName='t' outcome='Failed' resultType='DataDrivenTest'>"
                        + "<InnerResults><UnitTestResult testName='t (1)' outcome='Passed' resultType='DataDrivenDataRow'/>"
                        + "</InnerResults></UnitTestResult></Results></TestRun>");

        assertThat(report.tests()).returns(1L, TestTotals::total).returns(0L, TestTotals::failed);
        assertThat(report.problems()).containsExactly("the report: says that t failed, but none of its rows did");
    }
}
