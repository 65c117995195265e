package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Reads {@code test-result-codecoverage.json} of {@code sf apex run test --code-coverage}: each class's lines. */
public final class ApexReader implements ReportReader {
    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> first = JsonPrefix.firstObject(head.json().array());
        return first.containsKey("name") && first.get("lines") instanceof Map && first.containsKey("totalLines");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.array(() -> type(json, sink));
        }
    }

    private static void type(JsonCursor json, CoverageSink sink) throws IOException {
        String[] type = {""};
        LineList lines = new LineList();
        json.fields(field -> {
            switch (field) {
                case "name" -> type[0] = String.valueOf(json.text());
                case "lines" ->
                    json.fields(key -> {
                        long number = CountText.parse(key);
                        long count = json.count();
                        if (number < 1 || number > Integer.MAX_VALUE) {
                            json.problem(
                                    "has the line " + NameText.shown(key) + ", which is not a number of 1 or more");
                        } else if (count >= 0) {
                            lines.add((int) number, count);
                        }
                    });
                default -> json.skip();
            }
        });
        if (type[0].isEmpty()) {
            json.problem("has a class without a name, which is left out");
            return;
        }
        sink.file(type[0] + ".cls");
        lines.push(sink);
    }
}
