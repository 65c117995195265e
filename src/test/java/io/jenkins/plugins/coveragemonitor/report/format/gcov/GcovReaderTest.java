package io.jenkins.plugins.coveragemonitor.report.format.gcov;

import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import io.jenkins.plugins.coveragemonitor.report.SampleReportsTest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

class GcovReaderTest extends JsonReportContract {
    private static final String FILE =
            """
            {"lines": [{"branches": [], "count": 4, "line_number": 3, "unexecuted_block": false, "function_name": "add"},
            {"branches": [{"fallthrough": true, "count": 4, "throw": false}, {"count": 0, "throw": true}],
            "count": 4, "line_number": 4, "function_name": "add"}, {"branches": [], "count": 0, "line_number": 9}],
            "functions": [{"start_line": 3, "name": "add", "execution_count": 4, "demangled_name": "add"}],
            "file": %1$s}
            """;

    @Override
    public String format() {
        return "GCOV";
    }

    @Override
    public byte[] sample() throws IOException {
        return SampleReportsTest.sample("gcov.json");
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> FILE.formatted(quoted("src/" + name + ".c")))
                .collect(Collectors.joining(
                        ",",
                        "{\"gcc_version\": \"12.2.0\", \"files\": [",
                        "], \"format_version\": \"1\", \"current_working_directory\": \"/app\"}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of(
                "src/Some.c: lines that stand more than once were merged (3)",
                "src/Some.c: functions that stand more than once were merged (1)");
    }

    @Override
    public String nothing() {
        return report(List.of());
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("\"count\": 0, \"line_number\": 9", "\"count\": " + number + ", \"line_number\": 9");
    }
}
