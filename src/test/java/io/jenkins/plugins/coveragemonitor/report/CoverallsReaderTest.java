package io.jenkins.plugins.coveragemonitor.report;

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
    String format() {
        return "COVERALLS";
    }

    @Override
    byte[] sample() throws IOException {
        return SampleReportsTest.sample("coveralls.json");
    }

    @Override
    String report(List<String> names) {
        return names.stream()
                .map(name -> FILE.formatted(quoted("lib/" + name + ".ex")))
                .collect(Collectors.joining(",", "{\"repo_token\": \"none\", \"source_files\": [", "]}"));
    }

    @Override
    List<String> repeats() {
        return List.of("lib/Some.ex: lines that stand more than once were merged (3)");
    }

    @Override
    String nothing() {
        return report(List.of());
    }

    @Override
    String withNumber(String number) {
        return minimal().replace("3, 0, null", "3, " + number + ", null");
    }
}
