package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import io.jenkins.plugins.coveragemonitor.report.SampleReportsTest;
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
    public String format() {
        return "STRYKER";
    }

    @Override
    public byte[] sample() throws IOException {
        return SampleReportsTest.sample("stryker.json");
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> FILE.formatted(quoted("src/" + name + ".ts")))
                .collect(Collectors.joining(
                        ",",
                        "{\"schemaVersion\": \"2\", \"thresholds\": {\"high\": 80, \"low\": 60}, \"files\": {",
                        "}}"));
    }

    /** Each mutant counts, wherever it stands. */
    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return report(List.of());
    }

    @Override
    public String withNumber(String number) {
        return null;
    }
}
