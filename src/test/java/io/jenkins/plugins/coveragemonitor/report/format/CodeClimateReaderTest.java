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

class CodeClimateReaderTest extends JsonReportContract {
    private static final String UNIT =
            """
            {"blob_id": "1", "name": "%1$s.rb", "coverage": "[null,7,0,null]", "covered_percent": 50.0, "line_counts": {"missed": 1, "covered": 1, "total": 2}}
            """;

    private static String bare(String name) {
        String quoted = quoted(name);
        return quoted.substring(1, quoted.length() - 1);
    }

    @Override
    public String format() {
        return "CODECLIMATE";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(bare(name)))
                .collect(Collectors.joining(
                        ",",
                        "{\"covered_percent\": 50.0, \"source_files\": [",
                        "], \"line_counts\": {\"total\": 2}, \"partial\": false}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("Some.rb: lines that stand more than once were merged (2)");
    }

    @Override
    public String nothing() {
        return null;
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("7", number);
    }

    @Test
    void takesCounters() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(1, 1));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("Some.rb"));
    }

    @Test
    void readsAFileOfManyLines() throws IOException {
        String values = "[" + "1,".repeat(100_000) + "0]";

        assertThat(read(minimal().replace("[null,7,0,null]", values)).totals().get(Metric.LINE))
                .isEqualTo(new Counter(100_000, 1));
    }
}
