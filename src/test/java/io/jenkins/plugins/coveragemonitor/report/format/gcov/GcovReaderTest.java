package io.jenkins.plugins.coveragemonitor.report.format.gcov;

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

    @Test
    void countsTheOutcomesOfConditionsThatGcc14States() throws IOException {
        Report report = read(
                "{\"gcc_version\": \"14.2.0\", \"files\": [{\"file\": \"c.c\", \"functions\": [], \"lines\": ["
                        + "{\"conditions\": [{\"count\": 8, \"covered\": 3, \"not_covered_false\": [0], \"not_covered_true\":"
                        + " [0, 1, 2, 3]}], \"branches\": [], \"count\": 3, \"line_number\": 2},"
                        + "{\"conditions\": [{\"count\": 4, \"covered\": 4, \"not_covered_false\": [], \"not_covered_true\": []}],"
                        + " \"count\": 1, \"line_number\": 3}, {\"conditions\": [], \"count\": 0, \"line_number\": 4}]}]}");

        assertThat(report.totals().get(Metric.MCDC_PAIR)).isEqualTo(new Counter(7, 5));
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void unitesTheConditionsOfInstancesAndOfDocuments() throws IOException {
        String document =
                "{\"gcc_version\": \"14.2.0\", \"files\": [{\"file\": \"t.h\", \"functions\": [], \"lines\": ["
                        + "{\"conditions\": [{\"count\": 4, \"covered\": 3, \"not_covered_false\": [%1$d], \"not_covered_true\": []}],"
                        + " \"count\": 2, \"line_number\": 2, \"function_name\": \"_Z3bigIiE\"},"
                        + "{\"conditions\": [{\"count\": 4, \"covered\": 2, \"not_covered_false\": [0, 1], \"not_covered_true\": []}],"
                        + " \"count\": 1, \"line_number\": 2, \"function_name\": \"_Z3bigIdE\"}]}]}";

        assertThat(read(document.formatted(0)).totals().get(Metric.MCDC_PAIR)).isEqualTo(new Counter(3, 1));
        assertThat(read(document.formatted(0) + document.formatted(1)).totals().get(Metric.MCDC_PAIR))
                .isEqualTo(new Counter(4, 0));
    }

    @Test
    void leavesOutTheConditionsThatGcovrExcludes() throws IOException {
        Report report = read(
                "{\"gcovr/format_version\": \"0.14\", \"files\": [{\"file\": \"c.c\", \"functions\": [], \"lines\": ["
                        + "{\"line_number\": 2, \"count\": 3, \"branches\": [], \"conditions\": [{\"conditionno\": 0, \"count\": 4,"
                        + " \"covered\": 4, \"not_covered_false\": [], \"not_covered_true\": [], \"gcovr/excluded\": true},"
                        + " {\"conditionno\": 1, \"count\": 2, \"covered\": 1, \"not_covered_false\": [0], \"not_covered_true\": []}]},"
                        + "{\"line_number\": 3, \"count\": 3, \"gcovr/excluded\": true, \"conditions\": [{\"count\": 2, \"covered\": 2,"
                        + " \"not_covered_false\": [], \"not_covered_true\": []}]}]}]}");

        assertThat(report.totals().get(Metric.MCDC_PAIR)).isEqualTo(new Counter(1, 1));
    }

    @Test
    void readsTheConditionsOfGcovrsSummary() throws IOException {
        Report report = read(
                "{\"gcovr/summary_format_version\": \"0.7\", \"files\": [{\"filename\": \"c.c\", \"line_total\": 2,"
                        + " \"line_covered\": 1, \"condition_total\": 4, \"condition_covered\": 3}, {\"filename\": \"d.c\","
                        + " \"line_total\": 1, \"line_covered\": 1, \"condition_total\": 0, \"condition_covered\": 0}]}");

        assertThat(report.totals().get(Metric.MCDC_PAIR)).isEqualTo(new Counter(3, 1));
        assertThat(report.files().get(1).counters().asMap()).doesNotContainKey(Metric.MCDC_PAIR);
    }
}
