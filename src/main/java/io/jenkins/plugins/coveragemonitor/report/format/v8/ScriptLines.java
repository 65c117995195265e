package io.jenkins.plugins.coveragemonitor.report.format.v8;

import io.jenkins.plugins.coveragemonitor.report.io.IntList;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.Arrays;
import java.util.List;

/**
 * Turns V8's counted ranges of characters into lines, as c8 and Node's own report do: every line of the file counts,
 * and ran as often as the innermost range that contains all of it.
 */
final class ScriptLines {
    private static final int UNKNOWN = -1;

    private final IntList starts = new IntList();
    private final IntList ends = new IntList();

    ScriptLines(String text) {
        int from = 0;
        while (from < text.length() && starts.size() < Limits.LAST_LINE) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            starts.add(from);
            ends.add(end > from && text.charAt(end - 1) == '\r' ? end - 1 : end);
            from = newline < 0 ? text.length() : newline + 1;
        }
    }

    /**
     * Pushes the lines that any range contains, with the ranges that begin on them as branches.
     *
     * @param ranges sorted from the outermost to the innermost
     * @return the number of lines that were processed
     */
    long push(List<Range> ranges, CoverageSink sink) {
        long[] hits = new long[starts.size()];
        Arrays.fill(hits, UNKNOWN);
        int[] taken = new int[starts.size()];
        int[] missed = new int[starts.size()];
        long work = 0;
        for (Range range : ranges) {
            int line = firstWithin(range.from());
            for (; line < starts.size() && ends.get(line) <= range.to(); line++) {
                hits[line] = range.count();
                work++;
            }
            if (range.block()) {
                int begins = lineOf(range.from());
                if (range.count() > 0) {
                    taken[begins]++;
                } else {
                    missed[begins]++;
                }
            }
        }
        for (int i = 0; i < hits.length; i++) {
            if (hits[i] != UNKNOWN) {
                sink.line(i + 1, hits[i], taken[i], missed[i]);
            }
        }
        return work;
    }

    /** The line of a character, from 1. */
    int line(int offset) {
        return lineOf(offset) + 1;
    }

    /** The first line that begins at or behind a character. */
    private int firstWithin(int offset) {
        int low = 0;
        int high = starts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts.get(middle) < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int lineOf(int offset) {
        return Math.max(0, firstWithin(offset + 1) - 1);
    }

    /**
     * A range of characters that ran equally often.
     *
     * @param from its first character, from 0
     * @param to the index after its last character
     * @param count how often it ran
     * @param block whether it was counted separately from its function
     */
    record Range(int from, int to, long count, boolean block) {}
}
