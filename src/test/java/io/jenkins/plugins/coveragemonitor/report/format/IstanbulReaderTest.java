package io.jenkins.plugins.coveragemonitor.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.SampleReportsTest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IstanbulReaderTest extends JsonReportContract {
    private static final String FILE =
            """
            %1$s:{"path":%1$s,
            "statementMap":{"0":{"start":{"line":2,"column":2},"end":{"line":2,"column":9}},
            "1":{"start":{"line":3,"column":2},"end":{"line":3,"column":9}}},
            "fnMap":{"0":{"name":"add","decl":{"start":{"line":1,"column":9},"end":{"line":1,"column":12}},
            "loc":{"start":{"line":1,"column":20},"end":{"line":5,"column":1}},"line":1}},
            "branchMap":{"0":{"loc":{"start":{"line":2,"column":2},"end":{"line":4,"column":3}},"type":"if",
            "locations":[{"start":{"line":2,"column":2},"end":{"line":4,"column":3}},{"start":{},"end":{}}]}},
            "s":{"0":3,"1":0},"f":{"0":3},"b":{"0":[1,0]}}
            """;

    @Override
    public String format() {
        return "ISTANBUL";
    }

    @Override
    public byte[] sample() throws IOException {
        return SampleReportsTest.sample("coverage-final.json");
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> FILE.formatted(quoted("/app/" + name + ".js")))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of(
                "/app/Some.js: files that stand more than once were merged (1)",
                "/app/Some.js: lines that stand more than once were merged (2)",
                "/app/Some.js: functions that stand more than once were merged (1)");
    }

    /** An object without a file may be anything. */
    @Override
    public String nothing() {
        return null;
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("\"1\":0}", "\"1\":" + number + "}");
    }

    @Test
    void readsObjectsThatHoldTheirDataInAFieldOfTheirOwn() throws IOException {
        Report report =
                read("{\"/w/a.js\":{\"data\":{\"path\":\"/w/a.js\",\"statementMap\":{\"0\":{\"start\":{\"line\":3}}},"
                        + "\"s\":{\"0\":2},\"fnMap\":{},\"f\":{},\"branchMap\":{},\"b\":{}}}}");

        assertThat(report.format()).isEqualTo("ISTANBUL");
        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(1, 0));
    }
}
