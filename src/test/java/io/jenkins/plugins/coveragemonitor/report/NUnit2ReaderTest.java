package io.jenkins.plugins.coveragemonitor.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The dialect of NUnit 2. */
class NUnit2ReaderTest extends XmlReportContract {
    private static final String SUITE =
            """
            <test-suite name="%1$s" executed="True" result="Failure"><results>
            <test-case name="%1$s.Adds" executed="True" result="Success" success="True" time="0.5" asserts="1"/>
            <test-case name="%1$s.Old" executed="True" success="False" time="0.25"/>
            <test-case name="%1$s.Waits" executed="False"/></results></test-suite>
            """;

    @Override
    public String format() {
        return "NUNIT";
    }

    @Override
    public byte[] sample() throws IOException {
        return SampleReportsTest.sample("nunit2.xml");
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> SUITE.formatted(escaped(name)))
                .collect(Collectors.joining("", "<test-results name=\"shop.dll\" total=\"2\">", "</test-results>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<test-results name=\"shop.dll\" total=\"0\"/>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("time=\"0.5\"", "time=\"" + number + "\"");
    }
}
