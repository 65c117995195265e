package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.SampleReportsTest;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

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
}
