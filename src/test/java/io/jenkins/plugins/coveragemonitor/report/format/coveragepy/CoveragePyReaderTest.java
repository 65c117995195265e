package io.jenkins.plugins.coveragemonitor.report.format.coveragepy;

import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import io.jenkins.plugins.coveragemonitor.report.SampleReportsTest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

class CoveragePyReaderTest extends JsonReportContract {
    private static final String FILE =
            """
            %1$s: {"executed_lines": [1, 3, 4], "missing_lines": [6], "excluded_lines": [12],
            "summary": {"covered_lines": 3, "num_statements": 4, "missing_lines": 1, "percent_covered": 75.0},
            "executed_branches": [[4, 6], [3, -1]], "missing_branches": [[4, -3]],
            "functions": {"add": {"executed_lines": [4], "missing_lines": [6], "start_line": 3}}}
            """;

    @Override
    public String format() {
        return "COVERAGEPY";
    }

    @Override
    public byte[] sample() throws IOException {
        return SampleReportsTest.sample("coveragepy.json");
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> FILE.formatted(quoted("shop/" + name + ".py")))
                .collect(Collectors.joining(
                        ",",
                        "{\"meta\": {\"format\": 3, \"version\": \"7.6.1\", \"branch_coverage\": true}, \"files\": {",
                        "}, \"totals\": {\"covered_lines\": 3}}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of(
                "shop/Some.py: lines that stand more than once were merged (4)",
                "shop/Some.py: functions that stand more than once were merged (1)");
    }

    @Override
    public String nothing() {
        return report(List.of());
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("\"executed_lines\": [1,", "\"executed_lines\": [" + number + ",");
    }
}
