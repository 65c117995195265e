package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.SampleReportsTest;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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

    @Test
    void tellsWhyARunFailedWithoutATest() throws IOException {
        Report report = read("<test-run id=\"0\" result=\"Failed\" total=\"0\"><test-suite type=\"Assembly\""
                + " runstate=\"NotRunnable\" result=\"Failed\" label=\"Invalid\"><properties/>"
                + "<reason><message><![CDATA[No such assembly]]></message></reason></test-suite></test-run>");

        assertThat(report.problems())
                .containsExactly("the report: says that the run failed and lists no tests (No such assembly)");
    }

    @Test
    void tellsOfATeardownThatFailedButNotOfSuitesWithAFailedTest() throws IOException {
        String failure =
                "<test-suite type=\"TestFixture\" site=\"%s\" result=\"Failed\"><failure><message>%s</message></failure>"
                        + "<test-case fullname=\"a\" result=\"Passed\"/></test-suite>";
        Report report = read("<test-run id=\"0\" result=\"Failed\">" + failure.formatted("Child", "one or more")
                + failure.formatted("TearDown", "OneTimeTearDown: gone") + "</test-run>");

        assertThat(report.tests().total()).isEqualTo(2);
        assertThat(report.problems())
                .containsExactly("line 1: the teardown of a test suite failed (OneTimeTearDown: gone)");
    }
}
