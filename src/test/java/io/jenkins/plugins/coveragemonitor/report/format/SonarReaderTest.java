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
import org.junit.jupiter.api.Test;

class SonarReaderTest extends XmlReportContract {
    private static final String FILE =
            """
            <file path="src/%1$s.c"><lineToCover lineNumber="2" covered="true" branchesToCover="4" coveredBranches="3"/>
            <lineToCover lineNumber="3" covered="false"/></file>
            """;

    @Override
    public String format() {
        return "SONAR";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> FILE.formatted(escaped(name)))
                .collect(Collectors.joining("", "<coverage version=\"1\">", "</coverage>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("src/Some.c: lines that stand more than once were merged (2)");
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("lineNumber=\"3\"", "lineNumber=\"" + number + "\"");
    }

    @Override
    public String nothing() {
        return "<coverage version=\"1\"/>";
    }

    @Test
    void takesLinesAndBranches() throws IOException {
        FileCoverage file = read(minimal()).files().get(0);

        assertThat(file.path()).isEqualTo("src/Some.c");
        assertThat(file.counters().get(Metric.LINE)).isEqualTo(covered(1, 2));
        assertThat(file.counters().get(Metric.BRANCH)).isEqualTo(covered(3, 4));
    }

    @Test
    void leavesOutMoreBranchesThanThereAre() throws IOException {
        Report report = read(minimal().replace("coveredBranches=\"3\"", "coveredBranches=\"5\""));

        assertThat(report.totals().has(Metric.BRANCH)).isFalse();
        assertThat(report.problems()).containsExactly("line 1: has 5 of 4 branches, which are left out");
    }
}
