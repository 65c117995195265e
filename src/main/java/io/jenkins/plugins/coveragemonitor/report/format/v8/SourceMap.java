package io.jenkins.plugins.coveragemonitor.report.format.v8;

import io.jenkins.plugins.coveragemonitor.report.io.IntList;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Maps positions of a script to lines of its original sources: a source map of version 3 (ECMA-426, "Source Map
 * Format"). Lines and columns count from 0 here.
 */
final class SourceMap {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int CONTINUES = 32;

    /** The most sources of a map, as more cannot be distinguished: the largest bundles have some ten thousand. */
    private static final int MOST_SOURCES = 1 << 20;

    private final List<String> sources = new ArrayList<>();
    private final IntList lines = new IntList();
    private final IntList columns = new IntList();
    private final IntList sourceOf = new IntList();
    private final IntList originalLines = new IntList();
    private String root = "";

    /** Reads the fields of a map, at whose object the cursor is. */
    static SourceMap read(JsonCursor json) throws IOException {
        SourceMap map = new SourceMap();
        json.fields(name -> map.field(name, json));
        return map;
    }

    /** Reads a document that is a map. */
    static SourceMap document(JsonCursor json) throws IOException {
        SourceMap map = new SourceMap();
        json.document(name -> map.field(name, json));
        return map;
    }

    private void field(String name, JsonCursor json) throws IOException {
        switch (name) {
            case "sourceRoot" -> root = Objects.requireNonNullElse(json.text(), "");
            case "sources" -> json.elements(() -> sources.add(Objects.requireNonNullElse(json.text(), "")));
            case "mappings" -> decode(Objects.requireNonNullElse(json.text(), ""));
            case "sections" ->
                throw new UnreadableReportException(
                        "is a source map of several maps (\"sections\"), which are not read; let the bundler write one map");
            default -> json.skip();
        }
    }

    private void decode(String text) throws UnreadableReportException {
        int line = 0;
        // Column, source, its line and column, name: differences to those of the segment before.
        long[] values = new long[5];
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == ';') {
                line++;
                values[0] = 0;
            } else if (c != ',') {
                int fields = 0;
                while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ';') {
                    long value = 0;
                    int digit = CONTINUES;
                    for (int shift = 0; (digit & CONTINUES) != 0; shift += 5) {
                        digit = at < text.length() ? DIGITS.indexOf(text.charAt(at)) : -1;
                        if (digit < 0 || shift > 30 || fields == values.length) {
                            throw new UnreadableReportException("has damaged mappings; build again");
                        }
                        value |= (long) (digit & CONTINUES - 1) << shift;
                        at++;
                    }
                    values[fields++] += (value & 1) == 0 ? value >> 1 : -(value >> 1);
                }
                at--;
                add(line, values, fields);
            }
        }
    }

    private void add(int line, long[] values, int fields) throws UnreadableReportException {
        for (long value : values) {
            if (value < 0 || value > Integer.MAX_VALUE) {
                throw new UnreadableReportException("has damaged mappings; build again");
            }
        }
        if (lines.size() >= Limits.RANGE_LINES) {
            throw new ReportTooLargeException(
                    "has a source map of more than " + Limits.RANGE_LINES + " places; measure a smaller part");
        }
        lines.add(line);
        columns.add((int) values[0]);
        sourceOf.add(fields < 4 || values[1] >= MOST_SOURCES || values[2] >= Limits.LAST_LINE ? -1 : (int) values[1]);
        originalLines.add((int) values[2]);
    }

    /** The number of positions, which are in the order of the script. */
    int size() {
        return lines.size();
    }

    /** The line of a position in the script. */
    int line(int place) {
        return lines.get(place);
    }

    /** The column of a position in the script. */
    int column(int place) {
        return columns.get(place);
    }

    /** The number of the source that a position came from; -1 if it came from none. */
    int source(int place) {
        return sourceOf.get(place) < sources.size() ? sourceOf.get(place) : -1;
    }

    /** The line of a position in its source. */
    int originalLine(int place) {
        return originalLines.get(place);
    }

    /** The path or address of a source, relative to the map. */
    String source(String folder, int number) {
        return SourcePath.of(folder, root, sources.get(number));
    }
}
