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

class PitReaderTest extends XmlReportContract {
    private static final String MUTANT =
            """
            <mutation detected="%2$s" status="%3$s"><sourceFile>%1$s.java</sourceFile><mutatedClass>a.b.C$D</mutatedClass>
            <mutatedMethod>run</mutatedMethod><lineNumber>4</lineNumber><killingTest/></mutation>
            """;

    @Override
    public String format() {
        return "PIT";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> MUTANT.formatted(escaped(name), "true", "KILLED")
                        + MUTANT.formatted(escaped(name), "false", "SURVIVED")
                        + MUTANT.formatted(escaped(name), "false", "NO_COVERAGE")
                        + MUTANT.formatted(escaped(name), "true", "TIMED_OUT"))
                .collect(Collectors.joining("", "<mutations>", "</mutations>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String withNumber(String number) {
        return null;
    }

    @Override
    public String nothing() {
        return "<mutations></mutations>";
    }

    @Test
    void countsWhatPitDetected() throws IOException {
        FileCoverage file = read(minimal()).files().get(0);

        assertThat(file.path()).isEqualTo("a/b/Some.java");
        assertThat(file.counters().get(Metric.MUTATION)).isEqualTo(covered(2, 4));
        assertThat(file.lines().isEmpty()).isTrue();
    }

    @Test
    void goesByTheStatusWhereDetectionIsNotTold() throws IOException {
        Report report = read(minimal().replaceAll("detected=\"\\w+\" ", ""));

        assertThat(report.totals().get(Metric.MUTATION)).isEqualTo(covered(2, 4));
    }
}
