package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.SampleReportsTest;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class XUnitReaderTest extends XmlReportContract {
    private static final String SUITE =
            """
            <assembly name="%1$s" run-date="2026-01-26" total="2" time="0.75"><collection total="2" name="Cart">
            <test name="%1$s.Adds" type="Cart" method="Adds" time="0.5" result="Pass"/>
            <test name="%1$s.Clears" type="Cart" method="Clears" time="0.25" result="Fail"><failure/></test></collection></assembly>
            """;

    @Override
    public String format() {
        return "XUNIT";
    }

    @Override
    public byte[] sample() throws IOException {
        return SampleReportsTest.sample("xunit.xml");
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> SUITE.formatted(escaped(name)))
                .collect(Collectors.joining("", "<assemblies timestamp=\"01/26/2026 13:49:51\">", "</assemblies>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<assemblies/>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("time=\"0.5\"", "time=\"" + number + "\"");
    }

    @Test
    void tellsWhatFailedOutsideOfTheTests() throws IOException {
        Report report = read("<assemblies><assembly name=\"a.dll\" total=\"0\" errors=\"1\"><errors>"
                + "<error type=\"assembly-cleanup\"><failure exception-type=\"E\"><message>gone</message>"
                + "<stack-trace/></failure></error></errors></assembly></assemblies>");

        assertThat(report.problems())
                .containsExactly("line 1: something failed outside of the tests (assembly-cleanup: gone), so some of"
                        + " them may not have run");
    }

    @Test
    void cutsAMessageThatIsTooLong() throws IOException {
        Report report = read("<assemblies><assembly name=\"a.dll\" total=\"1\"><errors><error><failure><message>"
                + "gone ".repeat(30_000) + "</message></failure></error></errors><collection>"
                + "<test name=\"a\" result=\"Pass\"/></collection></assembly></assemblies>");

        assertThat(report.tests().total()).isEqualTo(1);
        assertThat(report.problems())
                .singleElement()
                .asString()
                .contains("gone")
                .hasSizeLessThan(400);
    }
}
