package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlaywrightReaderTest extends JsonReportContract {
    private static final String UNIT =
            """
            {"title": %1$s, "file": "a.spec.ts", "specs": [], "suites": [{"title": "s", "specs": [{"title": "adds", "ok": true, "tests": [
            {"projectName": "chromium", "status": "expected", "results": [{"status": "passed", "duration": 500}]},
            {"projectName": "firefox", "status": "flaky", "results": [{"status": "failed", "duration": 100}, {"status": "passed", "duration": 150}]}]},
            {"title": "ends", "ok": false, "tests": [{"projectName": "chromium", "status": "unexpected", "results": []},
            {"projectName": "firefox", "status": "skipped", "results": []}]}]}]}
            """;

    @Override
    public String format() {
        return "PLAYWRIGHT";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(quoted(name)))
                .collect(Collectors.joining(
                        ",",
                        "{\"config\": {\"rootDir\": \"/app\", \"projects\": []}, \"suites\": [",
                        "], \"errors\": []}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "{\"config\": {\"rootDir\": \"/app\", \"projects\": []}, \"suites\": []}";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("500", number);
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(4L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }

    @Test
    void tellsOfWhatFailedOutsideOfTheTests() throws IOException {
        assertThat(read(minimal().replace("\"errors\": []", "\"errors\": [{\"message\": \"no tests found\"}]"))
                        .problems())
                .singleElement()
                .asString()
                .endsWith("something failed outside of the tests (no tests found), so some of them may not have run");
    }
}
