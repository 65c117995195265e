package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the output of {@code xcrun xccov view --json} for an Xcode result: the report, which has a file's number of
 * lines and its functions, or the archive, which has the lines. For one target ({@code --files-for-target}) it is an
 * array.
 *
 * <p>A file of several targets is one file with the best of its numbers, because all of them describe the same lines.
 */
public final class XcodeReader implements ReportReader {
    private record Lines(long covered, long all) {
        static Lines best(Lines one, Lines other) {
            return other.covered > one.covered ? other : one;
        }
    }

    private final Map<String, Lines> stated = new LinkedHashMap<>();
    private final Budget names = new Budget(Limits.characters(), "names of files");
    private long repeated;
    private long files;
    private long statedLines;

    /** Whether a file has one of both formats. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> first = JsonPrefix.firstObject(head.json().array());
        if (isTarget(first)) {
            return true;
        }
        Map<String, Object> root = head.json().object();
        if (root.get("targets") instanceof List<?> targets) {
            return targets.isEmpty() && root.containsKey("executableLines")
                    || isTarget(JsonPrefix.firstObject(targets));
        }
        for (Object lines : root.values()) {
            // A file may have no lines.
            if (!(lines instanceof List<?> list) || !list.isEmpty()) {
                Map<String, Object> line = JsonPrefix.firstObject(JsonPrefix.array(lines));
                return line.containsKey("isExecutable") && line.containsKey("line");
            }
        }
        return false;
    }

    private static boolean isTarget(Map<String, Object> target) {
        return target.containsKey("executableLines")
                || JsonPrefix.firstObject(target.get("files")).containsKey("executableLines");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document(
                    name -> {
                        if (name.equals("targets")) {
                            json.elements(() -> target(json, sink));
                        } else if (json.isArray()) {
                            sink.file(name);
                            json.elements(() -> line(json, sink));
                        } else {
                            json.skip();
                        }
                    },
                    () -> target(json, sink));
        }
        stated.forEach((path, lines) -> {
            sink.file(path);
            sink.counter(Metric.LINE, lines.covered, lines.all - lines.covered);
        });
        if (files == 0 && statedLines > 0) {
            sink.problem(
                    "the report",
                    "states " + Plurals.count(statedLines, "line")
                            + " but lists no file, so none is counted; let xccov write it without --only-targets");
        }
        if (repeated > 0) {
            sink.problem(
                    "the report",
                    Plurals.count(repeated, "file is", "files are")
                            + " in several targets and counted once, as the target says that covers most of it");
        }
    }

    private void target(JsonCursor json, CoverageSink sink) throws IOException {
        json.fields(field -> {
            switch (field) {
                case "files" -> json.elements(() -> file(json, sink));
                case "executableLines" -> statedLines += Math.max(0, json.count());
                default -> json.skip();
            }
        });
    }

    private void file(JsonCursor json, CoverageSink sink) throws IOException {
        files++;
        String[] path = {""};
        long[] lines = {0, 0};
        FunctionList functions = new FunctionList();
        json.fields(field -> {
            switch (field) {
                case "path" -> path[0] = String.valueOf(json.text());
                case "name" -> path[0] = path[0].isEmpty() ? String.valueOf(json.text()) : path[0];
                case "coveredLines" -> lines[0] = json.count();
                case "executableLines" -> lines[1] = json.count();
                case "functions" -> json.elements(() -> function(json, functions));
                default -> json.skip();
            }
        });
        if (path[0].isEmpty()) {
            json.problem("has a file without a path, which is left out");
            return;
        }
        sink.file(path[0]);
        if (lines[0] >= 0 && lines[0] <= lines[1]) {
            names.take(path[0].length() + Limits.FILE_COST);
            repeated += stated.containsKey(path[0]) ? 1 : 0;
            stated.merge(path[0], new Lines(lines[0], lines[1]), Lines::best);
        } else if (lines[0] >= 0 && lines[1] >= 0) {
            json.problem("has a file with more covered lines than lines, which are left out");
        }
        functions.push(sink);
    }

    private static void function(JsonCursor json, FunctionList functions) throws IOException {
        String[] name = {""};
        int[] line = {0};
        long[] count = {-1};
        json.fields(field -> {
            switch (field) {
                case "name" -> name[0] = String.valueOf(json.text());
                case "lineNumber" -> line[0] = json.lineOrZero();
                case "executionCount" -> count[0] = json.count();
                default -> json.skip();
            }
        });
        if (count[0] >= 0) {
            functions.add(name[0], line[0], count[0]);
        }
    }

    private static void line(JsonCursor json, CoverageSink sink) throws IOException {
        int[] line = {0};
        boolean[] executable = {false};
        long[] count = {-1};
        json.fields(field -> {
            switch (field) {
                case "line" -> line[0] = json.line();
                case "isExecutable" -> executable[0] = json.isTrue();
                case "executionCount" -> count[0] = json.count();
                default -> json.skip();
            }
        });
        if (executable[0] && line[0] > 0 && count[0] >= 0) {
            sink.line(line[0], count[0]);
        }
    }
}
