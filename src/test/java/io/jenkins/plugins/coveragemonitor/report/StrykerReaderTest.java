package io.jenkins.plugins.coveragemonitor.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

class StrykerReaderTest extends JsonReportContract {
    private static final String FILE =
            """
            %1$s: {"language": "typescript", "source": "x", "mutants": [
            {"id": "1", "mutatorName": "Block", "status": "Killed", "location": {"start": {"line": 1, "column": 1}}},
            {"id": "2", "mutatorName": "Block", "status": "Survived", "location": {"start": {"line": 1, "column": 1}}}]}
            """;

    @Override
    String format() {
        return "STRYKER";
    }

    @Override
    byte[] sample() throws IOException {
        return SampleReportsTest.sample("stryker.json");
    }

    @Override
    String report(List<String> names) {
        return names.stream()
                .map(name -> FILE.formatted(quoted("src/" + name + ".ts")))
                .collect(Collectors.joining(
                        ",",
                        "{\"schemaVersion\": \"2\", \"thresholds\": {\"high\": 80, \"low\": 60}, \"files\": {",
                        "}}"));
    }

    /** Each mutant counts, wherever it stands. */
    @Override
    List<String> repeats() {
        return List.of();
    }

    @Override
    String nothing() {
        return report(List.of());
    }

    @Override
    String withNumber(String number) {
        return null;
    }
}
