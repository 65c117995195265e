package io.jenkins.plugins.coveragemonitor.report.format.v8;

import io.jenkins.plugins.coveragemonitor.report.io.IntList;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;

/** Where each line of a script begins, in characters as V8 counts them. */
final class LineStarts {
    private final IntList starts = new IntList();

    /** The lines of a script's text. */
    static LineStarts of(String text) {
        LineStarts lines = new LineStarts();
        int from = 0;
        while (from <= text.length() && lines.starts.size() < Limits.LAST_LINE) {
            lines.starts.add(from);
            int newline = text.indexOf('\n', from);
            from = newline < 0 ? text.length() + 1 : newline + 1;
        }
        return lines;
    }

    /** The lines of a script of which only the lengths are known, without line ends. */
    static LineStarts ofLengths(IntList lengths) {
        LineStarts lines = new LineStarts();
        long from = 0;
        for (int i = 0; i < lengths.size() && from <= Integer.MAX_VALUE; i++) {
            lines.starts.add((int) from);
            from += lengths.get(i) + 1L;
        }
        return lines;
    }

    /** The offset of a position; -1 if there is no such line. Lines and columns count from 0. */
    int offset(int line, int column) {
        long offset = line < starts.size() ? (long) starts.get(line) + column : -1;
        return offset > Integer.MAX_VALUE ? -1 : (int) offset;
    }

    /** Whether a position is behind its line's last character, where nothing can run; unknown for the last line. */
    boolean isEnd(int line, int offset) {
        return line + 1 < starts.size() && offset >= starts.get(line + 1) - 1;
    }
}
