package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.ByteLines;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads LuaCov's {@code luacov.report.out}: annotated sources with the counts in a column of fixed width. The width
 * only becomes clear at the end: a source line that begins with a number has it further to the right than any count.
 */
public final class LuacovReader implements ReportReader {
    private static final String RULE = "=".repeat(78);
    private static final int LOOKED_AT = 2_000;

    /** What may be counts in a file. */
    private static final class Candidates {
        private final String path;
        private int[] lines = new int[64];
        private int[] ends = new int[64];
        private long[] hits = new long[64];
        private int size;
        private int number;

        Candidates(String path) {
            this.path = path;
        }

        void add(int end, long count) {
            if (size == lines.length) {
                lines = Arrays.copyOf(lines, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
                hits = Arrays.copyOf(hits, size * 2);
            }
            lines[size] = number;
            ends[size] = end;
            hits[size++] = count;
        }
    }

    private final List<Candidates> files = new ArrayList<>();
    private final Budget cost = new Budget(Limits.characters(), "names of files");
    private final Budget kept = new Budget(Limits.RANGE_LINES, "lines");
    private int width = Integer.MAX_VALUE;

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        List<String> lines = head.text()
                .lines()
                .map(String::stripTrailing)
                .dropWhile(String::isEmpty)
                .limit(LOOKED_AT)
                .toList();
        return lines.size() > 2
                && lines.get(0).equals(RULE)
                && lines.get(2).equals(RULE)
                && (lines.get(1).endsWith(".lua") || lines.stream().anyMatch(LuacovReader::isMissed));
    }

    private static boolean isMissed(String line) {
        int stars = 0;
        while (stars < line.length() && line.charAt(stars) == '*') {
            stars++;
        }
        return stars > 0
                && line.startsWith("0", stars)
                && (line.length() == stars + 1 || isGap(line.charAt(stars + 1)));
    }

    /** What follows a count: a blank, and before LuaCov 0.6 a tab. */
    private static boolean isGap(int character) {
        return character == ' ' || character == '\t';
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        ByteLines lines = new ByteLines(in);
        String title = null;
        boolean titled = false;
        Candidates file = null;
        while (lines.next()) {
            boolean rule = !lines.isTooLong() && lines.length() >= RULE.length() && isRule(lines);
            if (rule && titled && title != null) {
                file = title.equals("Summary") ? null : begin(title);
                titled = false;
            } else if (rule) {
                titled = true;
                title = null;
                file = null;
            } else if (titled) {
                title = lines.text(0).strip();
            } else if (file != null) {
                file.number++;
                line(lines, file);
            }
        }
        if (files.isEmpty()) {
            throw new UnreadableReportException(
                    "names no source, so it is not a LuaCov report; have luacov write it again");
        }
        files.forEach(found -> push(found, sink));
    }

    private Candidates begin(String path) {
        cost.take(path.length() + 10L * Limits.FILE_COST);
        Candidates file = new Candidates(path);
        files.add(file);
        return file;
    }

    private static boolean isRule(ByteLines lines) {
        return lines.text(0).stripTrailing().equals(RULE);
    }

    private void line(ByteLines lines, Candidates file) {
        int i = 0;
        while (i < lines.length() && (lines.at(i) == ' ' || lines.at(i) == '*')) {
            i++;
        }
        int end = i;
        while (end < lines.length() && lines.at(end) >= '0' && lines.at(end) <= '9') {
            end++;
        }
        boolean ends = end == lines.length() || isGap(lines.at(end)) || lines.at(end) == '\r';
        if (end > i && ends && i > 0) {
            kept.take(1);
            file.add(end, Math.max(0, CountText.parse(lines.text(i, end))));
            width = Math.min(width, end);
        }
    }

    private void push(Candidates file, CoverageSink sink) {
        sink.file(file.path);
        for (int i = 0; i < file.size; i++) {
            if (file.ends[i] == width) {
                sink.line(file.lines[i], file.hits[i]);
            }
        }
    }
}
