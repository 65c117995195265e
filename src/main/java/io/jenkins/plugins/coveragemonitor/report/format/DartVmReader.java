package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.JsonPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Reads the hit maps of the Dart VM ({@code dart test --coverage}). A file of a package stands below its {@code lib}; the
 * libraries of Dart itself are left out. One file may have several maps, one for each isolate, which add up.
 */
public final class DartVmReader implements ReportReader {
    private static final String PACKAGE = "package:";
    private static final String LIBRARY = "dart:";

    private boolean any;

    /** Whether a file begins like them. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> root = head.json().object();
        Map<String, Object> first = JsonPrefix.firstObject(root.get("coverage"));
        return "CodeCoverage".equals(root.get("type")) || first.containsKey("source") && first.containsKey("hits");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        sink.expectRepeats();
        try (JsonCursor json = new JsonCursor(in, sink)) {
            json.document(name -> {
                if (name.equals("coverage")) {
                    any = true;
                    json.elements(() -> file(json, sink));
                } else {
                    json.skip();
                }
            });
        }
        if (!any) {
            throw new UnreadableReportException("has no \"coverage\", so nothing was measured; run dart test again");
        }
    }

    private static void file(JsonCursor json, CoverageSink sink) throws IOException {
        String[] source = {""};
        LineList lines = new LineList();
        json.fields(name -> {
            switch (name) {
                case "source" -> source[0] = String.valueOf(json.text());
                case "hits" -> {
                    int[] line = {-1};
                    json.elements(() -> {
                        if (line[0] < 0) {
                            line[0] = json.line();
                        } else {
                            long count = json.count();
                            if (line[0] > 0 && count >= 0) {
                                lines.add(line[0], count);
                            }
                            line[0] = -1;
                        }
                    });
                }
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

    private static String path(String source) {
        int slash = source.indexOf('/');
        return source.startsWith(PACKAGE) && slash > 0
                ? source.substring(PACKAGE.length(), slash) + "/lib" + source.substring(slash)
                : source;
    }
}
