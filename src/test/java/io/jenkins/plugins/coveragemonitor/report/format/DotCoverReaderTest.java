package io.jenkins.plugins.coveragemonitor.report.format;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DotCoverReaderTest extends XmlReportContract {
    private static final String TYPE =
            """
            <Type Name="T" CoveredStatements="1" TotalStatements="3"><Method Name="Run():System.Void">
            <Statement FileIndex="%1$s" Line="3" Covered="True"/><Statement FileIndex="%1$s" Line="3" Covered="False"/>
            <Statement FileIndex="%1$s" Line="4" Covered="False"/></Method></Type>
            """;

    private static final String ASSEMBLIES = "<Root CoveredStatements=\"1\" DotCoverVersion=\"1\"><FileIndices>"
            + "<File Index=\"1\" Name=\"C:\\T.cs\"/></FileIndices>%s</Root>";

    @Override
    public String format() {
        return "DOTCOVER";
    }

    @Override
    public String report(List<String> names) {
        String files = names.stream()
                .map(name -> "<File Index=\"" + names.indexOf(name) + "\" Name=\"C:\\" + escaped(name) + ".cs\"/>")
                .collect(Collectors.joining());
        return IntStream.range(0, names.size())
                .mapToObj(i -> TYPE.formatted(names.indexOf(names.get(i))))
                .collect(Collectors.joining(
                        "",
                        "<Root CoveredStatements=\"1\" DotCoverVersion=\"1\"><FileIndices>" + files
                                + "</FileIndices><Assembly Name=\"A\" CoveredStatements=\"1\" TotalStatements=\"3\">",
                        "</Assembly></Root>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("C:/Some.cs: functions that stand more than once were merged (1)");
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("Line=\"4\"", "Line=\"" + number + "\"");
    }

    @Override
    public String nothing() {
        return "<Root CoveredStatements=\"0\" TotalStatements=\"0\" DotCoverVersion=\"1\"/>";
    }

    @Test
    void takesStatementsMethodsAndTypes() throws IOException {
        FileCoverage file = read(minimal()).files().get(0);

        assertThat(file.path()).isEqualTo("C:/Some.cs");
        assertThat(file.counters().get(Metric.INSTRUCTION)).isEqualTo(covered(1, 3));
        assertThat(file.counters().get(Metric.LINE)).isEqualTo(covered(1, 2));
        assertThat(file.counters().get(Metric.FUNCTION)).isEqualTo(covered(1, 1));
        assertThat(file.counters().get(Metric.CLASS)).isEqualTo(covered(1, 1));
        assertThat(file.functions().name(0)).isEqualTo("T.Run():System.Void");
    }

    @Test
    void keepsTheCountersOfAReportWithoutFilesAndSaysWhy() throws IOException {
        Report report = read("<Root CoveredStatements=\"3\" TotalStatements=\"4\" DotCoverVersion=\"1\">"
                + "<Assembly Name=\"A\" CoveredStatements=\"3\" TotalStatements=\"4\"/></Root>");

        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(covered(3, 4));
        assertThat(report.problems()).singleElement().asString().contains("DetailedXML");
    }

    @Test
    void countsConstructorsAccessorsAndAnonymousMethods() throws IOException {
        String statement = "<Statement FileIndex=\"1\" Line=\"%s\" Covered=\"%s\"/>";
        Report report = read(ASSEMBLIES.formatted("<Assembly Name=\"A\" CoveredStatements=\"3\" TotalStatements=\"4\">"
                + "<Type Name=\"T\" CoveredStatements=\"3\" TotalStatements=\"4\"><Constructor Name=\"T()\">"
                + statement.formatted(3, "True") + "</Constructor><Property Name=\"P\"><PropertyGetter Name=\"get_P\">"
                + statement.formatted(4, "True") + "</PropertyGetter></Property><Method Name=\"M\"><OwnCoverage>"
                + statement.formatted(5, "True") + "</OwnCoverage><AnonymousMethod Name=\"(x)\">"
                + statement.formatted(6, "False") + "</AnonymousMethod></Method></Type></Assembly>"));

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(3, 4));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(covered(3, 3));
        assertThat(report.totals().get(Metric.CLASS)).isEqualTo(covered(1, 1));
    }

    @Test
    void countsAnAssemblyThatWasLoadedTwiceOnce() throws IOException {
        String assembly = "<Assembly Name=\"A\" CoveredStatements=\"1\" TotalStatements=\"2\"><Namespace Name=\"N\">"
                + "<Type Name=\"T\" CoveredStatements=\"1\"><Method Name=\"M\"><Statement FileIndex=\"1\" Line=\"3\" Covered=\"%s\"/>"
                + "<Statement FileIndex=\"1\" Line=\"4\" Covered=\"%s\"/></Method></Type></Namespace></Assembly>";
        Report report =
                read(ASSEMBLIES.formatted(assembly.formatted("True", "False") + assembly.formatted("False", "True")));

        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(covered(2, 2));
        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(2, 2));
        assertThat(report.totals().get(Metric.CLASS)).isEqualTo(covered(1, 1));
    }

    @Test
    void addsAnAssemblyOfTheSameNameWithOtherStatements() throws IOException {
        String assembly =
                "<Assembly Name=\"A\" CoveredStatements=\"1\" TotalStatements=\"1\"><Type Name=\"T\" CoveredStatements=\"1\">"
                        + "<Method Name=\"M\"><Statement FileIndex=\"1\" Line=\"%s\" Covered=\"True\"/></Method></Type></Assembly>";
        Report report = read(ASSEMBLIES.formatted(assembly.formatted(3) + assembly.formatted(9)));

        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(covered(2, 2));
        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(2, 2));
    }

    @Test
    void refusesNamesInEachOtherThatNoPathHas() {
        String name = "n".repeat(20_000);
        String report = ASSEMBLIES.formatted(
                "<Assembly Name=\"A\"><Type Name=\"" + name + "\"><Type Name=\"" + name + "\"/></Type></Assembly>");

        assertThatThrownBy(() -> read(report))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContaining("nested names of more than");
    }
}
