package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import io.jenkins.plugins.coveragemonitor.report.Report;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JestReaderTest extends JsonReportContract {
    private static final String UNIT =
            """
            {"name": %1$s, "status": "failed", "message": "", "startTime": 1, "endTime": 9, "assertionResults": [
            {"fullName": "adds", "status": "passed", "duration": 500, "title": "adds", "failureMessages": []},
            {"fullName": "ends", "status": "failed", "duration": 250.5, "failureMessages": ["wrong"]},
            {"fullName": "waits", "status": "pending", "duration": null}, {"fullName": "later", "status": "todo"}]}
            """;

    @Override
    public String format() {
        return "JEST";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(quoted(name)))
                .collect(
                        Collectors.joining(",", "{\"numTotalTests\": 4, \"success\": false, \"testResults\": [", "]}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "{\"numTotalTests\": 0, \"testResults\": []}";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("500", number);
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(4L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(2);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }

    @Test
    void saysThatItListsNone() throws IOException {
        assertThat(read("{\"numTotalTests\": 5, \"testResults\": []}").problems())
                .containsExactly(
                        "the report: states 5 tests but lists none, so none was counted; let Jest write its tests too");
    }

    @Test
    void countsTheTestsBesideTheCoverageOfTheSameRun() throws IOException {
        String covered =
                "\"coverageMap\": {\"/app/a.js\": {\"path\": \"/app/a.js\", \"statementMap\": {\"0\": {\"start\": {\"line\": 1,"
                        + " \"column\": 0}, \"end\": {\"line\": 1, \"column\": 9}}}, \"fnMap\": {}, \"branchMap\": {}, \"s\": {\"0\": 1},"
                        + " \"f\": {}, \"b\": {}}}";
        Report report = read(minimal().replaceFirst("\\{", "{\"numTotalTestSuites\": 1, " + covered + ","));

        assertThat(report.format()).isEqualTo("ISTANBUL");
        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(1, 0));
        assertThat(report.tests()).isEqualTo(read(minimal()).tests());
    }

    @Test
    void readsResultsWithoutCoverageThatAreTooLongToTell() throws IOException {
        String cases = "{\"fullName\": \"a\", \"status\": \"passed\"}"
                + ",{\"fullName\": \"b\", \"status\": \"failed\"}".repeat(3000);
        Report report = read(
                "{\"numTotalTestSuites\": 1, \"numTotalTests\": 3001, \"testResults\": [{\"name\": \"a\", \"message\": \""
                        + "wrong ".repeat(20_000) + "\", \"assertionResults\": [" + cases + "]}]}");

        assertThat(report.tests()).returns(3001L, TestTotals::total).returns(3000L, TestTotals::failed);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void tellsOfAFileWhoseTestsCouldNotRun() throws IOException {
        assertThat(
                        read("{\"numTotalTests\": 0, \"testResults\": [{\"name\": \"/app/a.test.js\", \"status\": \"failed\","
                                        + " \"message\": \"Cannot find module\", \"assertionResults\": []}]}")
                                .problems())
                .containsExactly(
                        "line 1, column 38: the tests of /app/a.test.js could not be run (Cannot find module)");
    }
}
