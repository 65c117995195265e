package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Reads {@code coverage.json} of the gem simplecov-json: files with a value for each line, {@code null} for one without
 * code.
 */
public final class SimpleCovJsonReader implements ReportReader {
    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> file = JsonPrefix.firstObject(head.json().object().get("files"));
        return file.containsKey("filename") && file.containsKey("coverage");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document(
                    "files", () -> json.elements(() -> file(json, sink)), "nothing was measured; run the tests again");
        }
    }

    private static void file(JsonCursor json, CoverageSink sink) throws IOException {
        String[] path = {""};
        LineList lines = new LineList();
        json.fields(name -> {
            if (name.equals("filename")) {
                path[0] = String.valueOf(json.text());
            } else if (name.equals("coverage") && json.isArray()) {
                lines(json, lines);
            } else if (name.equals("coverage")) {
                json.fields(part -> {
                    if (part.equals("lines")) {
                        lines(json, lines);
                    } else {
                        json.skip();
                    }
                });
            } else {
                json.skip();
            }
        });
        if (path[0].isEmpty()) {
            json.problem("has a file without a name, which is left out");
            return;
        }
        sink.file(path[0]);
        lines.push(sink);
    }

    private static void lines(JsonCursor json, LineList lines) throws IOException {
        int[] number = new int[1];
        json.elements(() -> {
            number[0]++;
            // A text marks a line that a comment excludes.
            long count = json.isNull() || json.isText() ? -1 : json.count();
            if (count >= 0) {
                lines.add(number[0], count);
            }
        });
    }
}
