package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.JsonReportContract;
import io.jenkins.plugins.coveragemonitor.report.SampleReportsTest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

class SimpleCovReaderTest extends JsonReportContract {
    private static final String FILE =
            """
            %1$s: {"lines": [null, 1, 3, 0, null],
            "branches": {"[:if, 0, 3, 4, 5, 7]": {"[:then, 1, 4, 6, 4, 10]": 0, "[:else, 2, 3, 4, 5, 7]": 3}}}
            """;

    @Override
    public String format() {
        return "SIMPLECOV";
    }

    @Override
    public byte[] sample() throws IOException {
        return SampleReportsTest.sample("resultset.json");
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> FILE.formatted(quoted("/app/lib/" + name + ".rb")))
                .collect(Collectors.joining(",", "{\"RSpec\": {\"coverage\": {", "}, \"timestamp\": 1795231761}}"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("/app/lib/Some.rb: files of one suite that stand more than once were merged (1)");
    }

    @Override
    public String nothing() {
        return report(List.of());
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("0, null]", number + ", null]");
    }
}
