package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.SampleReportsTest;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

class NUnitReaderTest extends XmlReportContract {
    private static final String SUITE =
            """
            <test-suite type="TestFixture" name="%1$s" result="Failed">
            <test-case id="1" name="Adds" fullname="%1$s.Adds" result="Passed" duration="0.5" asserts="1"/>
            <test-case id="2" name="Clears" fullname="%1$s.Clears" result="Failed" duration="0.25"><failure/></test-case></test-suite>
            """;

    @Override
    public String format() {
        return "NUNIT";
    }

    @Override
    public byte[] sample() throws IOException {
        return SampleReportsTest.sample("nunit3.xml");
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> SUITE.formatted(escaped(name)))
                .collect(Collectors.joining("", "<test-run id=\"2\" testcasecount=\"2\">", "</test-run>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<test-run id=\"2\" testcasecount=\"0\"/>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("duration=\"0.5\"", "duration=\"" + number + "\"");
    }
}
