package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** One file in SimpleCov's results, merged from all suites. */
final class SimpleCovFile {
    private static final long NO_LINE = -1;

    private static final int START = 2;

    private static final int END = 4;

    private record Branch(String key, int line) {}

    private final BitSet skipped;
    private final Budget cost;
    private long[] hits = new long[16];
    private int size;
    private final Map<Branch, Boolean> branches = new LinkedHashMap<>();

    /**
     * Begins a file.
     *
     * @param skipped the lines that comments in its source exclude
     * @param cost the budget for the names of branches in all files, in characters
     */
    SimpleCovFile(BitSet skipped, Budget cost) {
        this.cost = cost;
        this.skipped = skipped;
        Arrays.fill(hits, NO_LINE);
    }

    /** Reads the file of one suite: its lines alone, or an object of lines and branches. */
    void read(JsonCursor json) throws IOException {
        if (json.isArray()) {
            lines(json);
            return;
        }
        json.fields(name -> {
            switch (name) {
                case "lines" -> lines(json);
                case "branches" -> {
                    if (json.isObject()) {
                        json.fields(condition -> condition(condition, json));
                    } else {
                        int[] index = new int[1];
                        json.elements(() -> formatted(index[0]++, json));
                    }
                }
                default -> json.skip();
            }
        });
    }

    /** Reads a value for each line: {@code null} for a line without code, a text for one that a comment excludes. */
    private void lines(JsonCursor json) throws IOException {
        int[] line = new int[1];
        json.elements(() -> {
            int at = line[0]++;
            long count = json.isText() || json.isNull() ? NO_LINE : json.count();
            count = skipped.get(at + 1) ? NO_LINE : count;
            if (at >= Limits.LAST_LINE) {
                throw new ReportTooLargeException("lists more than " + Limits.LAST_LINE
                        + " lines of one file, as no file has; check the tool that wrote it");
            }
            if (at >= hits.length) {
                int length = hits.length;
                hits = Arrays.copyOf(hits, length * 2);
                Arrays.fill(hits, length, hits.length, NO_LINE);
            }
            if (count >= 0) {
                long sum = Math.max(0, hits[at]) + count;
                hits[at] = sum < 0 ? Long.MAX_VALUE : sum;
            }
            size = Math.max(size, at + 1);
        });
    }

    /** A condition {@code [:if, id, line, …]} with its branches, written as texts. */
    private void condition(String condition, JsonCursor json) throws IOException {
        int line = lineOf(condition, START);
        json.fields(branch -> {
            cost.take(condition.length() + branch.length() + Limits.FILE_COST);
            long count = json.isText() ? NO_LINE : json.count();
            if (isSkipped(lineOf(branch, START), lineOf(branch, END))) {
                return;
            }
            if (count >= 0 && line > 0) {
                branches.merge(new Branch(condition + branch, line), count > 0, Boolean::logicalOr);
            } else if (count >= 0) {
                json.problem("has the condition " + NameText.shown(condition) + " without a line, which is left out");
            }
        });
    }

    /** A number of {@code [:type, id, line, column, last line, last column]}, 0 if it is missing. */
    private static int lineOf(String condition, int field) {
        String[] parts = condition.split(",", field + 2);
        long line = parts.length <= field ? 0 : CountText.parse(parts[field]);
        return line > 0 && line <= Integer.MAX_VALUE ? (int) line : 0;
    }

    /** Whether a branch is on an excluded line. */
    private boolean isSkipped(int first, int last) {
        int off = skipped.nextSetBit(first);
        return off >= 0 && off <= last;
    }

    /** Reads a branch as the JSON formatter writes it. */
    private void formatted(int index, JsonCursor json) throws IOException {
        int[] lines = new int[2];
        long[] count = {NO_LINE};
        json.fields(name -> {
            switch (name) {
                case "start_line" -> lines[0] = json.line();
                case "report_line" -> lines[1] = json.line();
                case "coverage" -> count[0] = json.isText() ? NO_LINE : json.count();
                default -> json.skip();
            }
        });
        int line = lines[1] > 0 ? lines[1] : lines[0];
        if (line > 0 && count[0] >= 0) {
            branches.merge(new Branch("#" + index, line), count[0] > 0, Boolean::logicalOr);
        }
    }

    void push(String path, CoverageSink sink) {
        sink.file(path);
        TreeMap<Integer, LineBranches> byLine = new TreeMap<>();
        branches.forEach((branch, taken) ->
                byLine.computeIfAbsent(branch.line, line -> new LineBranches()).named(branch.key, taken));
        for (int i = 0; i < size; i++) {
            LineBranches onLine = byLine.remove(i + 1);
            boolean isLine = hits[i] != NO_LINE;
            if (isLine && onLine == null) {
                sink.line(i + 1, hits[i]);
            } else if (isLine && onLine != null) {
                onLine.push(sink, i + 1, hits[i]);
            } else if (onLine != null) {
                onLine.push(sink, i + 1);
            }
        }
        byLine.forEach((line, onLine) -> onLine.push(sink, line));
    }
}
