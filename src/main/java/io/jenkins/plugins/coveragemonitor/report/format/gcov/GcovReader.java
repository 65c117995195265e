package io.jenkins.plugins.coveragemonitor.report.format.gcov;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads gcov's intermediate JSON ({@code gcov --json-format}, formats 1 and 2; one document or several), gcovr's {@code
 * --json} and its {@code --json-summary}, which has only counters.
 */
public final class GcovReader implements ReportReader {
    private static final Map<String, Metric> SUMMARY = Map.of(
            "line", Metric.LINE,
            "branch", Metric.BRANCH,
            "function", Metric.FUNCTION,
            "condition", Metric.MCDC_PAIR);

    private final ConditionOutcomes conditions = new ConditionOutcomes();
    private boolean any;

    /** Whether a file has one of these formats. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        Map<String, Object> file = JsonPrefix.firstObject(root.get("files"));
        boolean named = root.containsKey("gcc_version")
                || root.containsKey("gcovr/format_version")
                || root.containsKey("gcovr/summary_format_version");
        boolean detailed = file.containsKey("file") && (file.containsKey("lines") || file.containsKey("functions"));
        boolean summed = file.containsKey("filename") && file.containsKey("line_total");
        return detailed || summed || (named && (root.containsKey("files") || root.containsKey("format_version")));
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            while (json.next()) {
                json.fields(name -> {
                    switch (name) {
                        case "files" -> {
                            any = true;
                            json.elements(() -> file(json, sink));
                        }
                        case "current_working_directory" -> root(json.text(), sink);
                        default -> json.skip();
                    }
                });
            }
        }
        if (!any) {
            throw new UnreadableReportException("has no \"files\", so nothing was measured; run gcov again");
        }
        conditions.push(sink);
    }

    private static void root(@Nullable String folder, CoverageSink sink) {
        if (folder != null && !folder.isEmpty()) {
            sink.sourceRoot(folder);
        }
    }

    private void file(JsonCursor json, CoverageSink sink) throws IOException {
        GcovFile file = new GcovFile(json);
        String[] path = {""};
        Map<String, Long> sums = new HashMap<>();
        json.fields(name -> {
            switch (name) {
                case "file", "filename" -> path[0] = json.text();
                case "lines" -> json.elements(file::line);
                case "functions" -> json.elements(file::function);
                default -> {
                    if (name.endsWith("_total") || name.endsWith("_covered")) {
                        sums.put(name, json.count());
                    } else {
                        json.skip();
                    }
                }
            }
        });
        if (path[0] == null || path[0].isEmpty()) {
            json.problem("has a file without a name, which is left out");
            return;
        }
        if (file.isEmpty() && sums.isEmpty()) {
            // A header that was read but contains no code.
            return;
        }
        sink.file(path[0]);
        file.push(sink);
        file.conditions(path[0], conditions);
        SUMMARY.forEach((word, metric) -> {
            long total = sums.getOrDefault(word + "_total", -1L);
            long covered = sums.getOrDefault(word + "_covered", -1L);
            // gcovr states 0 of 0 conditions for what was compiled without measuring them.
            if (covered >= 0 && total >= covered && total > 0) {
                sink.counter(metric, covered, total - covered);
            }
        });
    }
}
