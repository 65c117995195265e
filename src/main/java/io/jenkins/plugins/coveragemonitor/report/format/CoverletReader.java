package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
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
import java.util.Set;

/**
 * Reads coverlet's own JSON ({@code coverage.json}): lines and branches by module, file, class and method. A class is
 * covered when one of its methods was entered.
 */
public final class CoverletReader implements ReportReader {
    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> method = head.json().object();
        for (int level = 0; level < 4; level++) {
            method = JsonPrefix.firstObject(method);
        }
        return method.get("Lines") instanceof Map && Set.of("Lines", "Branches").containsAll(method.keySet());
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = new JsonCursor(in, sink)) {
            sink.expectRepeats();
            json.document(module -> json.fields(path -> file(path, json, sink)));
        }
    }

    private static void file(String path, JsonCursor json, CoverageSink sink) throws IOException {
        StatementTally tally = new StatementTally();
        sink.file(path);
        json.fields(type -> {
            boolean[] seen = {false, false};
            json.fields(method -> {
                boolean ran = method(method, json, tally, sink);
                seen[0] = true;
                seen[1] |= ran;
            });
            if (seen[0]) {
                sink.counter(Metric.CLASS, seen[1] ? 1 : 0, seen[1] ? 0 : 1);
            }
        });
        tally.pushLines(sink);
    }

    /** Reads a method; returns whether it ran. */
    private static boolean method(String name, JsonCursor json, StatementTally tally, CoverageSink sink)
            throws IOException {
        int[] first = {Integer.MAX_VALUE};
        long[] most = {-1};
        json.fields(part -> {
            switch (part) {
                case "Lines" ->
                    json.fields(key -> {
                        long number = CountText.parse(key);
                        long hits = json.count();
                        if (number < 1 || number > Integer.MAX_VALUE) {
                            json.problem("has the line " + NameText.shown(key)
                                    + ", which is not a number of 1 or more and is left out");
                        } else if (hits >= 0) {
                            tally.statement((int) number, hits);
                            first[0] = (int) Math.min(first[0], number);
                            most[0] = Math.max(most[0], hits);
                        }
                    });
                case "Branches" -> json.elements(() -> branch(json, tally));
                default -> json.skip();
            }
        });
        if (most[0] < 0) {
            return false;
        }
        sink.function(name, first[0], most[0]);
        return most[0] > 0;
    }

    private static void branch(JsonCursor json, StatementTally tally) throws IOException {
        int[] line = {0};
        long[] hits = {-1};
        json.fields(field -> {
            switch (field) {
                case "Line" -> line[0] = json.line();
                case "Hits" -> hits[0] = json.count();
                default -> json.skip();
            }
        });
        if (line[0] > 0 && hits[0] >= 0) {
            tally.branch(line[0], hits[0] > 0);
        }
    }
}
