package io.jenkins.plugins.coveragemonitor.collect.patch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Consecutive lines.
 *
 * @param from the first line, from 1
 * @param to the last line, not before {@code from}
 */
public record LineRange(int from, int to) {
    /** No source file has more lines; a set of lines takes a bit for each. */
    private static final int LAST = (1 << 24) - 1;

    /**
     * Creates a range.
     *
     * @throws IllegalArgumentException if it is not valid
     */
    public LineRange {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("there are no lines " + from + " to " + to);
        }
    }

    /** Adds its lines to a set, up to the last line that a source file can have. */
    void into(BitSet lines) {
        if (from <= LAST) {
            lines.set(from, Math.min(to, LAST) + 1);
        }
    }

    /** The ranges of a set of lines, ascending. */
    static List<LineRange> of(BitSet lines) {
        List<LineRange> ranges = new ArrayList<>();
        for (int from = lines.nextSetBit(0); from >= 0; ) {
            int end = lines.nextClearBit(from);
            ranges.add(new LineRange(from, end - 1));
            from = lines.nextSetBit(end);
        }
        return ranges;
    }

    /** Whether it contains a line. */
    public boolean contains(int line) {
        return from <= line && line <= to;
    }

    /** The number of its lines. */
    @JsonIgnore
    public int size() {
        return to - from + 1;
    }
}
