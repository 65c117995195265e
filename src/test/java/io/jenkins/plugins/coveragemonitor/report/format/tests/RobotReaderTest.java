package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RobotReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <suite id="s1" name="%1$s" source="/w/%1$s.robot">
            <test id="s1-t1" name="adds"><kw name="Log"><status status="FAIL" start="2024-01-01T00:00:00" elapsed="9"/></kw><status status="PASS" start="2024-01-01T00:00:00" elapsed="0.5"/></test>
            <test id="s1-t2" name="ends"><kw name="Fail"><status status="FAIL"/></kw><status status="FAIL" starttime="20240101 00:00:01.000" endtime="20240101 00:00:01.250">Wrong</status></test>
            <test id="s1-t3" name="later"><status status="SKIP" starttime="N/A" endtime="N/A"/></test><status status="FAIL" elapsed="9"/></suite>
            """;

    @Override
    public String format() {
        return "ROBOT";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(
                        Collectors.joining(
                                "",
                                "<robot generator=\"Robot 7.0 (Python 3)\" generated=\"2024-01-01T00:00:00\" rpa=\"false\">",
                                "<statistics><total><stat pass=\"1\" fail=\"1\">All Tests</stat></total><suite><stat name=\"Some\">Some</stat></suite></statistics><errors/></robot>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<robot generator=\"Rebot\"><suite id=\"s1\"/></robot>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("elapsed=\"0.5\"", "elapsed=\"" + number + "\"");
    }

    @Test
    void countsTestsButNotTheirKeywords() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(3L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }

    @Test
    void leavesOutATestThatDoesNotTellHowItEnded() throws IOException {
        Report report = read(minimal().replace("status=\"SKIP\"", ""));

        assertThat(report.tests().total()).isEqualTo(2);
        assertThat(report.problems())
                .containsExactly("line 4: has a test that does not say how it ended, which is left out");
    }

    @Test
    void failsAllTestsOfASuiteWhoseTeardownFailed() throws IOException {
        String teardown = "<kw name=\"Close\" type=\"%s\"><kw name=\"Try\"><status status=\"PASS\"/></kw>"
                + "<status status=\"FAIL\">gone</status></kw><status status=\"FAIL\" elapsed=\"9\"/></suite>";
        String outer = minimal()
                .replace("<suite id=\"s1\"", "<suite id=\"s0\" name=\"all\"><suite id=\"s1\"")
                .replace("<statistics>", teardown.formatted("teardown") + "<statistics>");
        String inner =
                minimal().replace("<status status=\"FAIL\" elapsed=\"9\"/></suite>", teardown.formatted("TEARDOWN"));

        for (String report : List.of(outer, inner)) {
            assertThat(read(report).tests())
                    .returns(3L, TestTotals::total)
                    .returns(2L, TestTotals::failed)
                    .returns(1L, TestTotals::skipped);
        }
    }

    @Test
    void takesNoNoticeOfATeardownThatPassedAndOfASetup() throws IOException {
        String setup = "<kw name=\"Open\" type=\"SETUP\"><status status=\"FAIL\"/></kw>"
                + "<kw name=\"Close\" type=\"TEARDOWN\"><status status=\"PASS\"/></kw>"
                + "<status status=\"FAIL\" elapsed=\"9\"/></suite>";

        assertThat(read(minimal().replace("<status status=\"FAIL\" elapsed=\"9\"/></suite>", setup))
                        .tests())
                .returns(1L, TestTotals::failed);
    }

    @Test
    void saysThatItListsNone() throws IOException {
        Report report = read("<robot generator=\"Robot 2.5\"><suite name=\"all\"><suite src=\"all-001.xml\"/></suite>"
                + "<statistics><total><stat fail=\"1\" pass=\"0\">Critical Tests</stat>"
                + "<stat fail=\"1\" pass=\"1\">All Tests</stat></total></statistics></robot>");

        assertThat(report.problems())
                .containsExactly("the report: states 2 tests but lists none, so none was counted; give the report in"
                        + " one file");
    }
}
