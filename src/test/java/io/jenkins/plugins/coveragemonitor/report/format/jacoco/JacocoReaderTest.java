package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import static io.jenkins.plugins.coveragemonitor.report.ReportUnderTest.covered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JacocoReaderTest extends XmlReportContract {
    private static final String TYPE =
            """
            <class name="p/%1$s" sourcefilename="%1$s.java">
            <method name="run" desc="()V" line="3"><counter type="LINE" missed="1" covered="1"/>\
            <counter type="METHOD" missed="0" covered="1"/></method>
            <counter type="CLASS" missed="0" covered="1"/></class>
            <sourcefile name="%1$s.java"><line nr="3" mi="0" ci="2" mb="1" cb="1"/>
            <line nr="4" mi="2" ci="0" mb="0" cb="0"/><counter type="INSTRUCTION" missed="2" covered="2"/></sourcefile>
            """;

    @Override
    public String format() {
        return "JACOCO";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> TYPE.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "", "<report name=\"r\"><sessioninfo id=\"s\"/><package name=\"p\">", "</package></report>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of(
                "p/Some.java: lines that stand more than once were merged (2)",
                "p/Some.java: functions that stand more than once were merged (1)");
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("ci=\"2\"", "ci=\"" + number + "\"");
    }

    @Override
    public String nothing() {
        return "<report name=\"r\"><sessioninfo id=\"s\"/></report>";
    }

    @Test
    void takesLinesAndBranchesFromTheSourceFile() throws IOException {
        FileCoverage file = read(minimal()).files().get(0);

        assertThat(file.path()).isEqualTo("p/Some.java");
        assertThat(file.counters().get(Metric.LINE)).isEqualTo(covered(1, 2));
        assertThat(file.counters().get(Metric.BRANCH)).isEqualTo(covered(1, 2));
        assertThat(file.counters().get(Metric.INSTRUCTION)).isEqualTo(covered(2, 4));
        assertThat(file.counters().get(Metric.FUNCTION)).isEqualTo(covered(1, 1));
        assertThat(file.counters().get(Metric.CLASS)).isEqualTo(covered(1, 1));
        assertThat(file.lines().coveredBranches(0)).isPositive();
        assertThat(file.lines().missedBranches(0)).isPositive();
    }

    @Test
    void keepsTheSameFileOfTwoModulesApart() throws IOException {
        String part = TYPE.formatted("Some");
        Report report = read("<report name=\"r\"><group name=\"one\"><package name=\"p\">" + part
                + "</package></group><group name=\"two\"><group name=\"deep\"><package name=\"p\">" + part
                + "</package></group></group></report>");

        assertThat(report.files())
                .extracting(FileCoverage::path)
                .containsExactly("one/p/Some.java", "two/deep/p/Some.java");
    }

    @Test
    void findsTheSourceFileOfClassesThatDoNotTellIt() throws IOException {
        Report report = read(
                """
                <report name="r"><package name="p">
                <class name="p/Some$Inner"><method name="a" desc="()V" line="2"><counter type="METHOD" missed="1" covered="0"/></method></class>
                <class name="p/Some"><method name="a" desc="()V" line="9"><counter type="METHOD" missed="0" covered="1"/></method></class>
                <sourcefile name="Other.kt"/>
                <sourcefile name="Some.kt"><line nr="9" mi="0" ci="1" mb="0" cb="0"/></sourcefile></package></report>
                """);

        FileCoverage file = report.files().stream()
                .filter(one -> one.path().equals("p/Some.kt"))
                .findFirst()
                .orElseThrow();
        assertThat(file.counters().get(Metric.FUNCTION)).isEqualTo(covered(1, 2));
    }

    @Test
    void tellsMethodsOfOneLineApartByTheirDescriptors() throws IOException {
        Report report = read(
                """
                <report name="r"><package name="p"><class name="p/A" sourcefilename="A.java">
                <method name="a" desc="()V" line="2"><counter type="METHOD" missed="1" covered="0"/></method>
                <method name="a" desc="(I)V" line="2"><counter type="METHOD" missed="0" covered="1"/></method>
                <method name="b" desc="(I)V" line="2"><counter type="METHOD" missed="0" covered="1"/></method>
                </class></package></report>
                """);

        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(covered(2, 3));
        assertThat(report.files().get(0).functions().name(0)).isEqualTo("b");
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void takesTheCountersOfClassesWithoutASourceFile() throws IOException {
        Report report = read(
                """
                <report name="r"><package name="p"><class name="p/A" sourcefilename="A.java">
                <counter type="LINE" missed="3" covered="4"/><counter type="BRANCH" missed="1" covered="1"/></class>
                <class name="p/A$B" sourcefilename="A.java"><counter type="LINE" missed="0" covered="1"/></class>
                </package></report>
                """);

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(5, 8));
        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(covered(1, 2));
    }

    @Test
    void believesTheCounterWhereLinesDoNotTellWhetherTheyRan() throws IOException {
        Report report = read(
                """
                <report name="GCOVR report"><package name=""><sourcefile name="a.c"><line nr="1"/><line nr="2" mb="1" cb="3"/>
                <counter type="LINE" missed="1" covered="1"/><counter type="BRANCH" missed="1" covered="3"/>
                <counter type="METHOD" missed="0" covered="1"/></sourcefile></package></report>
                """);

        assertThat(report.files().get(0).path()).isEqualTo("a.c");
        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(1, 2));
        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(covered(3, 4));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(covered(1, 1));
    }

    @Test
    void refusesNamesInEachOtherThatNoPathHas() {
        String name = "n".repeat(20_000);
        String report =
                "<report name=\"r\"><group name=\"" + name + "\"><group name=\"" + name + "\"/></group></report>";

        assertThatThrownBy(() -> read(report))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContaining("nested names of more than");
    }
}
