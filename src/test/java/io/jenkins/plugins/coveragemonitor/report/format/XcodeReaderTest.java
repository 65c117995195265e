package io.jenkins.plugins.coveragemonitor.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import io.jenkins.plugins.coveragemonitor.report.Report;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class XcodeReaderTest extends JsonReportContract {
    private static final String UNIT =
            """
            {"name": "%1$s.swift", "path": "/w/%1$s.swift", "coveredLines": 3, "executableLines": 5, "lineCoverage": 0.6, "functions": [{"name": "add()", "lineNumber": 3, "executionCount": 7, "coveredLines": 3, "executableLines": 3}, {"name": "drop()", "lineNumber": 9, "executionCount": 0, "coveredLines": 0, "executableLines": 2}]}
            """;

    private static String bare(String name) {
        String quoted = quoted(name);
        return quoted.substring(1, quoted.length() - 1);
    }

    @Override
    public String format() {
        return "XCODE";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(bare(name)))
                .collect(Collectors.joining(
                        ",",
                        "{\"coveredLines\": 3, \"executableLines\": 5, \"lineCoverage\": 0.6, \"targets\": [{\"name\": \"App.app\", \"buildProductPath\": \"/b\", \"coveredLines\": 3, \"executableLines\": 5, \"files\": [",
                        "]}]}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of(
                "the report: 1 file is in several targets and counted once, as the target says that covers most of it",
                "/w/Some.swift: functions that stand more than once were merged (2)");
    }

    @Override
    public String nothing() {
        return "{\"coveredLines\": 0, \"executableLines\": 0, \"lineCoverage\": 0, \"targets\": []}";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("\"executionCount\": 7", "\"executionCount\": " + number);
    }

    @Test
    void takesCounters() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(3, 2));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(new Counter(1, 1));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("/w/Some.swift"));
    }

    @Test
    void readsTheArchiveWithItsLines() throws IOException {
        Report report = read("{\"/w/Cart.swift\": [{\"line\": 1, \"isExecutable\": false}, "
                + "{\"line\": 2, \"isExecutable\": true, \"executionCount\": 4, \"subranges\": [{\"column\": 9, \"executionCount\": 0, \"length\": 3}]}, "
                + "{\"line\": 3, \"isExecutable\": true, \"executionCount\": 0}]}");

        assertThat(report.format()).isEqualTo("XCODE");
        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(1, 1));
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void recognisesAnArchiveWhoseFirstFileHasNoLine() throws IOException {
        assertThat(read("{\"/w/Empty.swift\": [], \"/w/Cart.swift\": [{\"line\": 2, \"isExecutable\": true, "
                                + "\"executionCount\": 4}]}")
                        .totals()
                        .get(Metric.LINE))
                .isEqualTo(new Counter(1, 0));
    }

    @Test
    void readsTheFilesOfOneTarget() throws IOException {
        Report report = read("[{\"name\": \"App.app\", \"files\": [" + UNIT.formatted("Some") + "]}]");

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(3, 2));
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void saysThatTargetsAloneListNoFile() throws IOException {
        Report report =
                read("[{\"name\": \"App.app\", \"coveredLines\": 3, \"executableLines\": 5, \"lineCoverage\": 0.6}]");

        assertThat(report.problems())
                .containsExactly("the report: states 5 lines but lists no file, so none is counted; let xccov write it"
                        + " without --only-targets");
    }
}
