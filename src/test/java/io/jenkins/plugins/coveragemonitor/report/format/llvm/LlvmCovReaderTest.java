package io.jenkins.plugins.coveragemonitor.report.format.llvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import io.jenkins.plugins.coveragemonitor.report.ReportUnderTest;
import io.jenkins.plugins.coveragemonitor.report.SampleReportsTest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LlvmCovReaderTest extends JsonReportContract {
    private static final String FILE =
            """
            {"branches":[[2,7,2,12,4,0,0,0,4]],"expansions":[],"filename":%1$s,
            "segments":[[1,20,4,true,true,false],[5,2,0,false,false,false],[7,20,0,true,true,false],[8,2,0,false,false,false]],
            "summary":{"branches":{"count":2,"covered":1},"functions":{"count":2,"covered":1},
            "lines":{"count":7,"covered":5},"regions":{"count":2,"covered":1}}}
            """;

    private static final String FUNCTIONS =
            """
            {"branches":[[2,7,2,12,4,0,0,0,4]],"count":4,"filenames":[%1$s],"name":"_Z3addi","regions":[[1,20,5,2,4,0,0,0]]},
            {"branches":[],"count":0,"filenames":[%1$s],"name":"_Z5clearv","regions":[[7,20,8,2,0,0,0,0]]}
            """;

    @Override
    public String format() {
        return "LLVM_COV";
    }

    @Override
    public byte[] sample() throws IOException {
        return SampleReportsTest.sample("llvm-cov.json");
    }

    @Override
    public String report(List<String> names) {
        List<String> paths =
                names.stream().map(name -> quoted("/app/src/" + name + ".cpp")).toList();
        return "{\"data\":[{\"files\":["
                + paths.stream().map(FILE::formatted).collect(Collectors.joining(","))
                + "],\"functions\":["
                + paths.stream().distinct().map(FUNCTIONS::formatted).collect(Collectors.joining(","))
                + "]}],\"type\":\"llvm.coverage.json.export\",\"version\":\"2.0.1\"}";
    }

    @Override
    public List<String> duplicates() {
        return List.of(
                "/app/src/Some.cpp: files that stand more than once were merged (1)",
                "/app/src/Some.cpp: lines that stand more than once were merged (7)");
    }

    @Override
    public String nothing() {
        return report(List.of());
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("[7,20,0,true", "[7,20," + number + ",true");
    }

    /** Of {@code llvm-cov export} of code that was compiled with {@code -fcoverage-mcdc}. */
    @Test
    void takesTheConditionsOfTheSummary() throws IOException {
        String report = report(List.of("Some"))
                .replace("\"regions\":{\"count\":2", "\"mcdc\":{\"count\":4,\"covered\":3},\"regions\":{\"count\":2");

        assertThat(ReportUnderTest.text(new LlvmCovReader(), report).totals().get(Metric.MCDC_PAIR))
                .isEqualTo(new Counter(3, 1));
    }
}
