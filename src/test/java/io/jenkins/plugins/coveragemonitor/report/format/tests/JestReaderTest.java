package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
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
    void tellsOfAFileWhoseTestsCouldNotRun() throws IOException {
        assertThat(
                        read("{\"numTotalTests\": 0, \"testResults\": [{\"name\": \"/app/a.test.js\", \"status\": \"failed\","
                                        + " \"message\": \"Cannot find module\", \"assertionResults\": []}]}")
                                .problems())
                .containsExactly(
                        "line 1, column 38: the tests of /app/a.test.js could not be run (Cannot find module)");
    }
}
