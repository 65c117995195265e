package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import io.jenkins.plugins.coveragemonitor.report.Report;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CtrfReaderTest extends JsonReportContract {
    private static final String UNIT =
            """
            {"name": "%1$s adds", "status": "passed", "duration": 500}, {"name": "%1$s ends", "status": "failed", "duration": 250, "message": "wrong"},
            {"name": "%1$s later", "status": "skipped", "duration": 0}, {"name": "%1$s waits", "status": "pending", "duration": 0}
            """;

    private static String bare(String name) {
        String quoted = quoted(name);
        return quoted.substring(1, quoted.length() - 1);
    }

    @Override
    public String format() {
        return "CTRF";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(bare(name)))
                .collect(Collectors.joining(
                        ",",
                        "{\"reportFormat\": \"CTRF\", \"specVersion\": \"0.0.0\", \"results\": {\"tool\": {\"name\": \"jest\"}, \"summary\": {\"tests\": 4, \"passed\": 1}, \"tests\": [",
                        "]}}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "{\"results\": {\"tool\": {\"name\": \"jest\"}, \"summary\": {\"tests\": 0, \"passed\": 0}, \"tests\": []}}";
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
    void saysThatItStatesTestsButListsNone() throws IOException {
        Report report = read(
                "{\"results\": {\"tool\": {\"name\": \"jest\"}, \"summary\": {\"tests\": 7, \"passed\": 7}, \"tests\": []}}");

        assertThat(report.problems()).containsExactly("the report: states 7 tests but lists none, so none was counted");
    }

    @Test
    void takesTheRunnersWordForAnUnknownState() throws IOException {
        String test = "{\"name\": \"a\", \"status\": \"other\", \"duration\": 1, \"rawStatus\": \"%s\"}";
        TestTotals tests =
                read("{\"results\": {\"tool\": {\"name\": \"x\"}, \"summary\": {\"tests\": 3, \"passed\": 0}, \"tests\": ["
                                + test.formatted("timedOut") + "," + test.formatted("broken") + ","
                                + test.formatted("new")
                                + "]}}")
                        .tests();

        assertThat(tests)
                .returns(3L, TestTotals::total)
                .returns(2L, TestTotals::failed)
                .returns(1L, TestTotals::skipped);
    }
}
