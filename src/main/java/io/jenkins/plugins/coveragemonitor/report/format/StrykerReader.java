package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads mutation reports in the schema of the Stryker family and Infection ({@code mutation-testing-report-schema} 1
 * and 2). A mutant that was killed or timed out was detected; one that survived or that no test reaches was not; others
 * do not count.
 */
public final class StrykerReader implements ReportReader {
    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        boolean schema = root.containsKey("schemaVersion") && root.containsKey("thresholds");
        return schema || JsonPrefix.firstObject(root.get("files")).containsKey("mutants");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document(
                    "files",
                    () -> json.fields(path -> file(path, json, sink)),
                    "it holds no mutants; let the tool write its JSON report again");
        }
    }

    private static void file(String path, JsonCursor json, CoverageSink sink) throws IOException {
        sink.file(path);
        int[] counts = new int[2];
        json.fields(name -> {
            if (name.equals("mutants")) {
                json.elements(() -> json.fields(field -> {
                    if (field.equals("status")) {
                        count(json.text(), counts, json);
                    } else {
                        json.skip();
                    }
                }));
            } else {
                json.skip();
            }
        });
        sink.counter(Metric.MUTATION, counts[0], counts[1]);
    }

    private static void count(@Nullable String status, int[] counts, JsonCursor json) {
        switch (String.valueOf(status)) {
            case "Killed", "Timeout" -> counts[0]++;
            case "Survived", "NoCoverage" -> counts[1]++;
            case "CompileError", "BuildError", "RuntimeError", "Ignored", "Skipped", "Pending" -> {}
            default -> json.problem("has the unknown status " + NameText.shown(String.valueOf(status)) + ", left out");
        }
    }
}
