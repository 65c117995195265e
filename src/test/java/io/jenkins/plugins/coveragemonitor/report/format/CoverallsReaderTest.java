package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import io.jenkins.plugins.coveragemonitor.report.SampleReportsTest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

class CoverallsReaderTest extends JsonReportContract {
    private static final String FILE =
            """
            {"name": %1$s, "source_digest": "0dfb42f49de5dc2c69bd0b6fe14cf6f9", "coverage": [null, 3, 0, null, 1],
            "branches": [2, 0, 0, 1, 2, 0, 1, 0]}
            """;

    @Override
    public String format() {
        return "COVERALLS";
    }

    @Override
    public byte[] sample() throws IOException {
        return SampleReportsTest.sample("coveralls.json");
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> FILE.formatted(quoted("lib/" + name + ".ex")))
                .collect(Collectors.joining(",", "{\"repo_token\": \"none\", \"source_files\": [", "]}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("lib/Some.ex: lines that stand more than once were merged (3)");
    }

    @Override
    public String nothing() {
        return report(List.of());
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("3, 0, null", "3, " + number + ", null");
    }
}
