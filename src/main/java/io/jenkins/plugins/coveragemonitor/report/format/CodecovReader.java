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
import java.util.List;
import java.util.Map;

/**
 * Reads Codecov's custom coverage, as {@code cargo llvm-cov --codecov} writes it: for each line of a file a count,
 * {@code null} for a line without code, or {@code "n/m"} if n of its m parts ran ({@code true} if some did). It does
 * not say which parts, so only lines are counted. The lines may also be an array, whose first element belongs to no
 * line.
 */
public final class CodecovReader implements ReportReader {
    /** Whether a file has this format: files whose keys are line numbers. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        Map<String, Object> coverage = JsonPrefix.object(root.get("coverage"));
        Map.Entry<String, Object> first =
                coverage.isEmpty() ? null : coverage.entrySet().iterator().next();
        if (first != null && first.getValue() instanceof List<?> lines) {
            boolean isPath = first.getKey().indexOf('.') >= 0 || first.getKey().indexOf('/') >= 0;
            return isPath
                    && !root.containsKey("meta")
                    && lines.stream().noneMatch(line -> line instanceof Map || line instanceof Iterable);
        }
        Map<String, Object> file = JsonPrefix.firstObject(coverage);
        return !root.containsKey("meta")
                && !file.isEmpty()
                && file.keySet().stream().allMatch(key -> CountText.parse(key) > 0)
                && file.values().stream().noneMatch(line -> line instanceof Map || line instanceof Iterable);
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document(
                    "coverage",
                    () -> json.fields(path -> file(path, json, sink)),
                    "nothing was measured; run the tests again");
        }
    }

    private static void file(String path, JsonCursor json, CoverageSink sink) throws IOException {
        sink.file(path);
        if (json.isArray()) {
            int[] line = {0};
            json.elements(() -> {
                long count = count(json);
                if (line[0]++ > 0 && count >= 0) {
                    sink.line(line[0] - 1, count);
                }
            });
            return;
        }
        json.fields(key -> {
            long number = CountText.parse(key);
            long count = count(json);
            if (number < 1 || number > Integer.MAX_VALUE) {
                json.problem(
                        "has the line " + NameText.shown(key) + ", which is not a number of 1 or more and is left out");
            } else if (count >= 0) {
                sink.line((int) number, count);
            }
        });
    }

    private static long count(JsonCursor json) throws IOException {
        if (json.isTrue()) {
            return 1;
        }
        return json.isText() ? parts(json) : json.isNull() ? CountText.UNUSABLE : json.count();
    }

    private static long parts(JsonCursor json) throws IOException {
        String text = String.valueOf(json.text());
        int slash = text.indexOf('/');
        long ran = CountText.parse(slash < 0 ? text : text.substring(0, slash));
        if (ran < 0) {
            json.problem("has " + NameText.shown(text) + " where a count or n/m belongs, which is left out");
        }
        return ran;
    }
}
