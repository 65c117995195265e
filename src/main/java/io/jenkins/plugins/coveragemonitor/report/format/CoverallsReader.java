package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads uploads to Coveralls ("API Reference: source files"), as gcovr, excoveralls and other tools write them. */
public final class CoverallsReader implements ReportReader {
    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        if (!(root.get("source_files") instanceof List<?> files)) {
            return false;
        }
        Map<String, Object> first = JsonPrefix.firstObject(files);
        // Code Climate has a text instead of an array.
        return files.isEmpty()
                || (first.containsKey("name") || first.containsKey("coverage"))
                        && !(first.get("coverage") instanceof String)
                        && !(first.containsKey("blob_id") && !first.containsKey("coverage"));
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document("source_files", () -> json.elements(() -> file(json, sink)), "it is not a Coveralls report");
        }
    }

    private static void file(JsonCursor json, CoverageSink sink) throws IOException {
        String[] path = {""};
        long[][] hits = {new long[256]};
        int[] length = new int[1];
        List<Long> branches = new ArrayList<>();
        Budget ranges = new Budget(Limits.RANGES, "branches of one file");
        json.fields(name -> {
            switch (name) {
                case "name" -> path[0] = json.text();
                case "coverage" ->
                    json.elements(() -> {
                        if (length[0] >= Limits.LAST_LINE) {
                            throw new ReportTooLargeException("lists more than " + Limits.LAST_LINE
                                    + " lines of one file, as no file has; check the tool that wrote it");
                        }
                        if (length[0] == hits[0].length) {
                            hits[0] = Arrays.copyOf(hits[0], length[0] * 2);
                        }
                        hits[0][length[0]++] = json.count();
                    });
                case "branches" ->
                    json.elements(() -> {
                        ranges.take(1);
                        branches.add(json.count());
                    });
                default -> json.skip();
            }
        });
        if (path[0] == null || path[0].isEmpty()) {
            json.problem("has a file without a name, which is left out");
            return;
        }
        sink.file(path[0]);
        for (int i = 0; i < length[0]; i++) {
            if (hits[0][i] >= 0) {
                sink.line(i + 1, hits[0][i]);
            }
        }
        branches(branches, sink);
    }

    /** Reads branches, each as four numbers: line, block, branch and hits. */
    private static void branches(List<Long> numbers, CoverageSink sink) {
        LineBranches onLine = new LineBranches();
        for (int i = 0; i + 3 < numbers.size(); i += 4) {
            long line = numbers.get(i);
            long block = -1;
            onLine.clear();
            int end = i;
            while (end + 3 < numbers.size() && numbers.get(end) == line) {
                if (numbers.get(end + 1) != block) {
                    onLine.group();
                    block = numbers.get(end + 1);
                }
                long hits = numbers.get(end + 3);
                if (hits >= 0) {
                    onLine.inOrder(numbers.get(end + 2), hits > 0);
                }
                end += 4;
            }
            i = end - 4;
            if (line > 0 && line <= Integer.MAX_VALUE) {
                onLine.push(sink, (int) line);
            }
        }
    }
}
