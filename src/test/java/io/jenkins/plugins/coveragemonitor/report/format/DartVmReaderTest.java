package io.jenkins.plugins.coveragemonitor.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import io.jenkins.plugins.coveragemonitor.report.Report;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DartVmReaderTest extends JsonReportContract {
    private static final String UNIT =
            """
            {"source": "package:app/src/%1$s.dart", "script": {"type": "@Script", "id": "1"}, "hits": [24, 7, 43, 0]}
            """;

    private static String bare(String name) {
        String quoted = quoted(name);
        return quoted.substring(1, quoted.length() - 1);
    }

    @Override
    public String format() {
        return "DART_VM";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(bare(name)))
                .collect(Collectors.joining(",", "{\"type\": \"CodeCoverage\", \"coverage\": [", "]}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "{\"type\": \"CodeCoverage\", \"coverage\": []}";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("7", number);
    }

    @Test
    void takesLines() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(1, 1));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("app/lib/src/Some.dart"));
    }

    @Test
    void leavesOutTheLibrariesOfDart() throws IOException {
        assertThat(read(minimal().replace("package:app", "dart:core")).files()).isEmpty();
    }

    @Test
    void takesRangesOfLines() throws IOException {
        Report report =
                read(minimal().replace("[24, 7, 43, 0]", "[1, 2, \"4-6\", 0, \"8\", 1, \"9-7\", 1, \"x-9\", 1]"));

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(2, 3));
        assertThat(report.problems()).hasSize(2).allMatch(problem -> problem.contains("where lines belong"));
    }

    @Test
    void boundsTheLinesThatRangesName() {
        String files = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> "{\"source\":\"package:app/" + number + ".dart\",\"hits\":[\"1-1000000\",1]}")
                .collect(Collectors.joining(",", "[", "]"));

        assertThatThrownBy(() -> read("{\"type\":\"CodeCoverage\",\"coverage\":" + files + "}"))
                .hasMessageContaining("lines named by ranges");
    }
}
