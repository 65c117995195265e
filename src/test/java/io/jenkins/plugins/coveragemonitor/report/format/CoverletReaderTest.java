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

class CoverletReaderTest extends JsonReportContract {
    private static final String UNIT =
            """
            "%1$s.cs": {"Shop.Cart": {"System.Void Shop.Cart::Add()": {"Lines": {"3": 7, "4": 7}, "Branches": [{"Line": 4, "Offset": 5, "EndOffset": 7, "Path": 0, "Ordinal": 0, "Hits": 7}, {"Line": 4, "Offset": 5, "EndOffset": 12, "Path": 1, "Ordinal": 1, "Hits": 0}]},
            "System.Void Shop.Cart::Drop()": {"Lines": {"9": 0}, "Branches": []}}}
            """;

    private static String bare(String name) {
        String quoted = quoted(name);
        return quoted.substring(1, quoted.length() - 1);
    }

    @Override
    public String format() {
        return "COVERLET";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(bare(name)))
                .collect(Collectors.joining(",", "{\"app.dll\": {", "}}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("Some.cs: functions that stand more than once were merged (2)");
    }

    @Override
    public String nothing() {
        return null;
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("\"3\": 7", "\"3\": " + number);
    }

    @Test
    void takesLinesBranchesMethodsAndClasses() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(2, 1));
        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(new Counter(1, 1));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(new Counter(1, 1));
        assertThat(report.totals().get(Metric.CLASS)).isEqualTo(new Counter(1, 0));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("Some.cs"));
    }
}
