package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Reads {@code cargo tarpaulin --out Json}: files by the parts of their paths, lines by traces. */
public final class TarpaulinReader implements ReportReader {
    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> file = JsonPrefix.firstObject(head.json().object().get("files"));
        return file.get("path") instanceof List && file.containsKey("traces");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document(
                    "files",
                    () -> json.elements(() -> file(json, sink)),
                    "nothing was measured; run cargo tarpaulin again");
        }
    }

    private static void file(JsonCursor json, CoverageSink sink) throws IOException {
        StringBuilder path = new StringBuilder();
        LineList lines = new LineList();
        json.fields(name -> {
            switch (name) {
                case "path" ->
                    json.elements(() -> {
                        String part = String.valueOf(json.text());
                        boolean open = path.isEmpty() || path.charAt(path.length() - 1) == '/';
                        path.append(open ? "" : "/").append(part);
                    });
                case "traces" -> json.elements(() -> trace(json, lines));
                default -> json.skip();
            }
        });
        if (path.isEmpty()) {
            json.problem("has a file without a path, which is left out");
            return;
        }
        sink.file(path.toString());
        lines.push(sink);
    }

    private static void trace(JsonCursor json, LineList lines) throws IOException {
        int[] line = new int[1];
        long[] hits = {-1};
        json.fields(name -> {
            switch (name) {
                case "line" -> line[0] = json.line();
                case "stats" ->
                    json.fields(kind -> {
                        if (kind.equals("Line")) {
                            hits[0] = json.count();
                        } else {
                            json.skip();
                        }
                    });
                default -> json.skip();
            }
        });
        if (line[0] > 0 && hits[0] >= 0) {
            lines.add(line[0], hits[0]);
        }
    }
}
