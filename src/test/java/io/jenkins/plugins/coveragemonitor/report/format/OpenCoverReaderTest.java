package io.jenkins.plugins.coveragemonitor.report.format;

import static io.jenkins.plugins.coveragemonitor.report.ReportUnderTest.covered;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenCoverReaderTest extends XmlReportContract {
    private static final String TYPE =
            """
            <Class><FullName>N.C</FullName><Methods><Method visited="true"><Summary numMethods="1" visitedMethods="1"/>
            <Name>System.Void N.C::Run()</Name><FileRef uid="%1$s"/><SequencePoints>
            <SequencePoint vc="2" sl="3" offset="0" fileid="%1$s"/><SequencePoint vc="0" sl="3" offset="4" fileid="%1$s"/>
            <SequencePoint vc="0" sl="4" offset="8" fileid="%1$s"/></SequencePoints><BranchPoints>
            <BranchPoint vc="1" sl="3" offset="1" fileid="%1$s"/><BranchPoint vc="0" sl="3" offset="1" fileid="%1$s"/>
            </BranchPoints></Method></Methods></Class>
            """;

    @Override
    public String format() {
        return "OPENCOVER";
    }

    @Override
    public String report(List<String> names) {
        String files = names.stream()
                .map(name -> "<File uid=\"" + names.indexOf(name) + "\" fullPath=\"C:\\" + escaped(name) + ".cs\"/>")
                .collect(Collectors.joining());
        return IntStream.range(0, names.size())
                .mapToObj(i -> TYPE.formatted(names.indexOf(names.get(i))))
                .collect(Collectors.joining(
                        "",
                        "<CoverageSession><Modules><Module><Files>" + files + "</Files><Classes>",
                        "</Classes></Module></Modules></CoverageSession>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("C:/Some.cs: functions that stand more than once were merged (1)");
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("vc=\"0\" sl=\"4\"", "vc=\"" + number + "\" sl=\"4\"");
    }

    @Override
    public String nothing() {
        return "<CoverageSession><Modules/></CoverageSession>";
    }

    @Test
    void takesPointsMethodsAndClasses() throws IOException {
        FileCoverage file = read(minimal()).files().get(0);

        assertThat(file.path()).isEqualTo("C:/Some.cs");
        assertThat(file.counters().get(Metric.INSTRUCTION)).isEqualTo(covered(1, 3));
        assertThat(file.counters().get(Metric.LINE)).isEqualTo(covered(1, 2));
        assertThat(file.counters().get(Metric.BRANCH)).isEqualTo(covered(1, 2));
        assertThat(file.counters().get(Metric.FUNCTION)).isEqualTo(covered(1, 1));
        assertThat(file.counters().get(Metric.CLASS)).isEqualTo(covered(1, 1));
    }

    @Test
    void givesABranchWithoutALineToTheStatementBeforeIt() throws IOException {
        Report report = read(minimal().replace("sl=\"3\" offset=\"1\" ", "offset=\"5\" "));

        assertThat(report.files().get(0).lines().coveredBranches(0)).isEqualTo(1);
        assertThat(report.files().get(0).lines().missedBranches(0)).isEqualTo(1);
    }

    @Test
    void leavesOutHiddenLines() throws IOException {
        Report report = read(minimal().replace("sl=\"4\"", "sl=\"16707566\""));

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(1, 1));
    }
}
