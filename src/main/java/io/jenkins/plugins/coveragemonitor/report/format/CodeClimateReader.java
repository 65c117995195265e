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
import java.util.Map;

/**
 * Reads reports of Code Climate's and Qlty's reporters: like Coveralls, but the values of a file's lines are a JSON
 * array in a text.
 */
public final class CodeClimateReader implements ReportReader {
    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        Map<String, Object> first = JsonPrefix.firstObject(head.json().object().get("source_files"));
        // The values of a long file do not fit into the prefix.
        return first.get("coverage") instanceof String
                || first.containsKey("blob_id") && !first.containsKey("coverage") && head.isCutOff();
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (JsonCursor json = JsonCursor.withLongTexts(in, sink)) {
            json.document(
                    "source_files",
                    () -> json.elements(() -> file(json, sink)),
                    "nothing was measured; run the tests again");
        }
    }

    private static void file(JsonCursor json, CoverageSink sink) throws IOException {
        String[] path = {""};
        LineList lines = new LineList();
        json.fields(name -> {
            switch (name) {
                case "name" -> path[0] = String.valueOf(json.text());
                case "coverage" -> values(json, lines);
                default -> json.skip();
            }
        });
        if (path[0].isEmpty()) {
            json.problem("has a file without a name, which is left out");
            return;
        }
        sink.file(path[0]);
        lines.push(sink);
    }

    /** Reads the array in the text: a count for each line, {@code null} for a line without code. */
    private static void values(JsonCursor json, LineList lines) throws IOException {
        String text = json.text();
        if (text == null) {
            return;
        }
        String array = text.strip();
        if (!array.startsWith("[") || !array.endsWith("]")) {
            json.problem("has a \"coverage\" that is not an array in a text, so the file's lines are left out");
            return;
        }
        int number = 0;
        int from = 1;
        while (from < array.length()) {
            int comma = array.indexOf(',', from);
            int to = comma < 0 ? array.length() - 1 : comma;
            number++;
            value(array.substring(from, to).strip(), number, json, lines);
            from = to + 1;
        }
    }

    private static void value(String value, int number, JsonCursor json, LineList lines) {
        if (value.isEmpty() || value.equals("null")) {
            return;
        }
        long count = CountText.parse(value);
        if (count == CountText.UNUSABLE) {
            json.problem("has " + NameText.shown(value) + " for line " + number
                    + ", where a number of zero or more or null belongs, which is left out");
        } else {
            if (count == CountText.HUGE) {
                json.problem("has a number beyond 64 bits for line " + number + ", which is taken as very often");
            }
            lines.add(number, count);
        }
    }
}
