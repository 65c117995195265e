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

class TarpaulinReaderTest extends JsonReportContract {
    private static final String UNIT =
            """
            {"path": ["/", "w", "src", "%1$s.rs"], "content": "", "traces": [{"line": 1, "address": [], "length": 1, "stats": {"Line": 7}},
            {"line": 3, "address": [], "length": 1, "stats": {"Line": 0}}], "covered": 1, "coverable": 2}
            """;

    private static String bare(String name) {
        String quoted = quoted(name);
        return quoted.substring(1, quoted.length() - 1);
    }

    @Override
    public String format() {
        return "TARPAULIN";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(bare(name)))
                .collect(Collectors.joining(",", "{\"files\": [", "], \"coverage\": 50.0}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("/w/src/Some.rs: lines that stand more than once were merged (2)");
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
                .isEqualTo("/w/src/Some.rs"));
    }
}
