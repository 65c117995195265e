package io.jenkins.plugins.coveragemonitor.report.format;

import static io.jenkins.plugins.coveragemonitor.report.ReportUnderTest.covered;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CloverReaderTest extends XmlReportContract {
    private static final String FILE =
            """
            <file name="%1$s.php" path="/w/%1$s.php"><class name="A"><metrics elements="5" coveredelements="3"/></class>
            <line num="3" type="method" name="run" count="1"/><line num="4" type="stmt" count="1"/>
            <line num="4" type="stmt" count="0"/><line num="5" type="stmt" count="0"/>
            <line num="5" type="cond" truecount="7" falsecount="0"/></file>
            """;

    @Override
    public String format() {
        return "CLOVER";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> FILE.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "",
                        "<coverage generated=\"1\"><project name=\"p\"><package name=\"a.b\">",
                        "</package></project><testproject>" + FILE.formatted("Test") + "</testproject></coverage>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of(
                "/w/Some.php: lines that stand more than once were merged (2)",
                "/w/Some.php: functions that stand more than once were merged (1)");
    }

    @Override
    public String withNumber(String number) {
        return minimal()
                .replace("num=\"5\" type=\"stmt\" count=\"0\"", "num=\"5\" type=\"stmt\" count=\"" + number + "\"");
    }

    @Override
    public String nothing() {
        return "<coverage generated=\"1\" clover=\"3.2.0\"/>";
    }

    @Test
    void takesStatementsLinesConditionsAndMethodsButNoTests() throws IOException {
        Report report = read(minimal());
        FileCoverage file = report.files().get(0);

        assertThat(report.files()).hasSize(1);
        assertThat(file.path()).isEqualTo("/w/Some.php");
        assertThat(file.counters().get(Metric.LINE)).isEqualTo(covered(1, 2));
        assertThat(file.counters().get(Metric.INSTRUCTION)).isEqualTo(covered(1, 3));
        assertThat(file.counters().get(Metric.BRANCH)).isEqualTo(covered(1, 2));
        assertThat(file.counters().get(Metric.FUNCTION)).isEqualTo(covered(1, 1));
        assertThat(file.counters().get(Metric.CLASS)).isEqualTo(covered(1, 1));
    }

    @Test
    void takesWhatOnlyTheMetricsKnowFromIstanbul() throws IOException {
        Report report = read(
                """
                <coverage generated="1" clover="3.2.0"><project name="All files"><file name="a.js">
                <metrics statements="2" coveredstatements="1" conditionals="6" coveredconditionals="5" methods="3" coveredmethods="2"/>
                <line num="1" count="4" type="cond" truecount="3" falsecount="1"/><line num="2" count="0" type="stmt"/>
                </file></project></coverage>
                """);

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(1, 2));
        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(covered(5, 6));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(covered(2, 3));
        // Its "statements" are lines; the true ones are in its JSON.
        assertThat(report.totals().has(Metric.INSTRUCTION)).isFalse();
    }

    @Test
    void putsThePackageBeforeABareFileName() throws IOException {
        Report report = read(minimal().replace(" path=\"/w/Some.php\"", ""));

        assertThat(report.files().get(0).path()).isEqualTo("a/b/Some.php");
    }

    @Test
    void takesEachLineOfReportGeneratorForOne() throws IOException {
        Report report = read(
                """
                <coverage generated="1" clover="4.3.1"><project timestamp="1">
                <metrics complexity="0" conditionals="6" coveredconditionals="4" statements="5" coveredstatements="4"/>
                <package name="App"><file path="C:\\w\\Till.cs" name="Till.cs"><class name="Till"/>
                <line complexity="2" signature="Open()" num="3" count="2" type="method"/><line num="4" count="2" type="stmt"/>
                <line falsecount="1" truecount="1" num="5" type="cond"/><line falsecount="1" truecount="3" num="6" type="cond"/>
                <line num="9" count="0" type="stmt"/></file></package></project></coverage>
                """);

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(4, 1));
        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(new Counter(4, 2));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(new Counter(1, 0));
        assertThat(report.totals().has(Metric.INSTRUCTION)).isFalse();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void takesAProjectWithoutNameThatEndsWithItsTotalsForWhatItIs() throws IOException {
        Report report = read(
                """
                <coverage generated="1"><project timestamp="1"><file name="/w/Till.php">
                <line num="3" type="method" name="open" count="1"/><line num="4" type="stmt" count="1"/>
                <metrics statements="1" coveredstatements="1" methods="1" coveredmethods="1"/></file>
                <metrics statements="1" coveredstatements="1"/></project></coverage>
                """);

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(1, 0));
        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(new Counter(1, 0));
    }
}
