package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RSpecReaderTest extends JsonReportContract {
    private static final String UNIT =
            """
            {"id": "./a_spec.rb[1:1]", "description": "adds", "full_description": %1$s, "status": "passed", "run_time": 500, "file_path": "./a_spec.rb"},
            {"full_description": "ends", "status": "failed", "run_time": 0.25}, {"full_description": "waits", "status": "pending", "run_time": 0}
            """;

    @Override
    public String format() {
        return "RSPEC";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(quoted(name)))
                .collect(Collectors.joining(
                        ",",
                        "{\"version\": \"3.12.0\", \"examples\": [",
                        "], \"summary\": {\"example_count\": 3, \"errors_outside_of_examples_count\": 0}}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "{\"examples\": [], \"summary\": {\"example_count\": 0}}";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("500", number);
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(3L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
        assertThat(tests.time().toMillis()).isEqualTo(500250);
    }

    @Test
    void tellsOfErrorsOutsideOfTheExamples() throws IOException {
        assertThat(
                        read("{\"examples\": [], \"summary\": {\"example_count\": 0, \"errors_outside_of_examples_count\": 2}}")
                                .problems())
                .containsExactly(
                        "the report: states 2 errors outside of its examples, so some of them may not have run");
    }
}
