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

class SimpleCovJsonReaderTest extends JsonReportContract {
    private static final String UNIT =
            """
            {"filename": "lib/%1$s.rb", "covered_percent": 50.0, "coverage": {"lines": [null, 7, 0, "ignored"]}}
            """;

    private static String bare(String name) {
        String quoted = quoted(name);
        return quoted.substring(1, quoted.length() - 1);
    }

    @Override
    public String format() {
        return "SIMPLECOV_JSON";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(bare(name)))
                .collect(Collectors.joining(
                        ",", "{\"timestamp\": 1, \"files\": [", "], \"metrics\": {\"total_lines\": 2}}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("lib/Some.rb: lines that stand more than once were merged (2)");
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
    void takesLines() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(1, 1));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("lib/Some.rb"));
    }
}
