package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.TextReportContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JacocoCsvReaderTest extends TextReportContract {
    private static final String UNIT =
            """
            app,org.shop,"%1$s",3,7,1,1,2,4,2,2,1,1
            app,org.shop,"%1$s.Inner",5,0,0,0,1,0,1,0,1,0
            """;

    @Override
    public String format() {
        return "JACOCO_CSV";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(name.replace("\"", "\"\"")))
                .collect(Collectors.joining(
                        "",
                        "GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,INSTRUCTION_COVERED,BRANCH_MISSED,BRANCH_COVERED,LINE_MISSED,LINE_COVERED,COMPLEXITY_MISSED,COMPLEXITY_COVERED,METHOD_MISSED,METHOD_COVERED\n",
                        ""));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,INSTRUCTION_COVERED,BRANCH_MISSED,BRANCH_COVERED,LINE_MISSED,LINE_COVERED,COMPLEXITY_MISSED,COMPLEXITY_COVERED,METHOD_MISSED,METHOD_COVERED\n";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("2,2,1,1", "2,2,1," + number);
    }

    @Override
    public String stranger() {
        return "a,b,c\n1,2,3\n";
    }

    @Override
    public String reordered(String report) {
        List<String> lines = new ArrayList<>(report.lines().toList());
        lines.add(lines.remove(1));
        return String.join("\n", lines) + "\n";
    }

    @Override
    public Stream<String> without(String report) {
        return report.lines().map(line -> report.replace(line + "\n", ""));
    }

    @Test
    void takesCounters() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(new Counter(7, 8));
        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(new Counter(1, 1));
        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(4, 3));
        assertThat(report.totals().get(Metric.COMPLEXITY)).isEqualTo(new Counter(2, 3));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(new Counter(1, 2));
        assertThat(report.totals().get(Metric.CLASS)).isEqualTo(new Counter(1, 1));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("org/shop/Some.java"));
    }
}
