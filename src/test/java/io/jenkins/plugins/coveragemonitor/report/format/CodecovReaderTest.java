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

class CodecovReaderTest extends JsonReportContract {
    private static final String UNIT =
            """
            "src/%1$s.rs": {"1": "1/1", "2": "2/3", "3": "0/1", "4": 7, "5": 0, "6": null}
            """;

    private static String bare(String name) {
        String quoted = quoted(name);
        return quoted.substring(1, quoted.length() - 1);
    }

    @Override
    public String format() {
        return "CODECOV";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(bare(name)))
                .collect(Collectors.joining(",", "{\"coverage\": {", "}}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("src/Some.rs: lines that stand more than once were merged (5)");
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

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(3, 2));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("src/Some.rs"));
    }

    @Test
    void readsLinesInAnArrayWhoseFirstValueIsOfNone() throws IOException {
        Report report = read("{\"coverage\":{\"a.rs\":[null,1,0,\"1/2\",null,true,\"0/2\"]},\"messages\":{}}");

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(3, 2));
        assertThat(report.files().get(0).lines().number(0)).isEqualTo(1);
        assertThat(report.problems()).isEmpty();
    }
}
