package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Reads the hit maps of the Dart VM ({@code dart test --coverage}). A file of a package is below its {@code lib};
 * Dart's own libraries are left out. One file may have several maps, one for each isolate, which add up. A line of a
 * map may be a range of lines, such as {@code "12-14"}.
 */
public final class DartVmReader implements ReportReader {
    private static final String PACKAGE = "package:";
    private static final String LIBRARY = "dart:";

    /** Instead of a line: none has been read. */
    private static final int NONE = -1;

    private final Budget ranges = new Budget(Limits.RANGE_LINES, "lines named by ranges");
    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        Map<String, Object> first = JsonPrefix.firstObject(root.get("coverage"));
        return "CodeCoverage".equals(root.get("type")) || first.containsKey("source") && first.containsKey("hits");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        sink.expectRepeats();
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document(
                    "coverage",
                    () -> json.elements(() -> file(json, sink)),
                    "nothing was measured; run dart test again");
        }
    }

    private void file(JsonCursor json, CoverageSink sink) throws IOException {
        String[] source = {""};
        LineList lines = new LineList();
        json.fields(name -> {
            switch (name) {
                case "source" -> source[0] = String.valueOf(json.text());
                case "hits" -> hits(json, lines);
                default -> json.skip();
            }
        });
        if (source[0].isEmpty()) {
            json.problem("has a file without a source, which is left out");
        } else if (!source[0].startsWith(LIBRARY)) {
            sink.file(path(source[0]));
            lines.push(sink);
        }
    }

    /** Reads lines, or ranges of them, each followed by its count. */
    private void hits(JsonCursor json, LineList lines) throws IOException {
        int[] range = {NONE, NONE};
        json.elements(() -> {
            if (range[0] == NONE) {
                lines(json, range);
                return;
            }
            long count = json.count();
            for (int line = range[0]; count >= 0 && line > 0 && line <= range[1]; line++) {
                lines.add(line, count);
            }
            range[0] = NONE;
        });
    }

    /** Reads the first and the last line of an entry; 0 if it has none. */
    private void lines(JsonCursor json, int[] range) throws IOException {
        String text = json.isText() ? String.valueOf(json.text()) : "";
        int dash = text.indexOf('-', 1);
        if (dash < 0) {
            range[0] = json.line();
            range[1] = range[0];
            return;
        }
        long first = CountText.parse(text.substring(0, dash));
        long last = CountText.parse(text.substring(dash + 1));
        boolean isRange = first > 0 && last >= first && last <= Limits.LAST_LINE;
        if (isRange) {
            ranges.take(last - first);
        } else {
            json.problem("has " + NameText.shown(text) + " where lines belong, which is left out");
        }
        range[0] = isRange ? (int) first : 0;
        range[1] = (int) (isRange ? last : 0);
    }

    private static String path(String source) {
        int slash = source.indexOf('/');
        return source.startsWith(PACKAGE) && slash > 0
                ? source.substring(PACKAGE.length(), slash) + "/lib" + source.substring(slash)
                : source;
    }
}
