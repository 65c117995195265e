package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CucumberReaderTest extends JsonReportContract {
    private static final String UNIT =
            """
            {"uri": %1$s, "keyword": "Feature", "name": "f", "elements": [{"type": "background", "keyword": "Background", "name": "", "steps": [{"result": {"status": "passed", "duration": 100000000}}]},
            {"type": "scenario", "keyword": "Scenario", "name": "adds", "before": [{"result": {"status": "passed"}}], "steps": [{"name": "a", "result": {"status": "passed", "duration": 500}}]},
            {"type": "scenario", "name": "ends", "steps": [{"result": {"status": "failed", "duration": 120000000, "error_message": "wrong"}}, {"result": {"status": "skipped"}}]},
            {"type": "scenario", "name": "new", "steps": [{"result": {"status": "undefined"}}]},
            {"type": "scenario", "name": "waits", "steps": [{"result": {"status": "pending"}}, {"result": {"status": "skipped"}}]}]}
            """;

    @Override
    public String format() {
        return "CUCUMBER";
    }

    @Override
    public String report(List<String> names) {
        return names.stream().map(name -> UNIT.formatted(quoted(name))).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return null;
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("500", number);
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(4L, TestTotals::total).returns(2L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
        assertThat(tests.time().toMillis()).isEqualTo(220);
    }

    @Test
    void failsTheScenarioWhoseHookOrBackgroundFailed() throws IOException {
        TestTotals tests =
                read("[{\"uri\": \"a\", \"keyword\": \"Feature\", \"elements\": [{\"type\": \"background\", \"steps\":"
                                + " [{\"result\": {\"status\": \"failed\"}}]}, {\"type\": \"scenario\", \"name\": \"x\", \"steps\":"
                                + " [{\"result\": {\"status\": \"skipped\"}}]}, {\"type\": \"scenario\", \"name\": \"y\", \"steps\": [],"
                                + " \"after\": [{\"result\": {\"status\": \"failed\"}}]},"
                                + " {\"type\": \"scenario\", \"name\": \"z\", \"steps\": [{\"result\": {\"status\": \"passed\"}}]}]}]")
                        .tests();

        assertThat(tests).returns(3L, TestTotals::total).returns(2L, TestTotals::failed);
    }
}
