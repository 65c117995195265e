package io.jenkins.plugins.coveragemonitor.report;

import java.util.Arrays;

/** Turns the line ranges of one file's blocks into lines: each as often as the block on it that ran the most. */
final class GoLines {
    /** No compiler takes a longer source file; a greater range is an error and would fill the memory. */
    static final int LONGEST_FILE = 1_000_000;

    /** Lines that all ranges of a report together may fill: more than the largest code bases have, in 64 MB. */
    static final int MOST_LINES = 4_000_000;

    private static final long NO_LINE = -1;

    private final CoverageSink sink;
    private long[] hits = new long[0];
    private int last;
    private int total;

    GoLines(CoverageSink sink) {
        this.sink = sink;
    }

    void add(String path, int from, int to, long count) {
        if (to > LONGEST_FILE || total > MOST_LINES) {
            sink.problem(
                    path + ":" + from,
                    to > LONGEST_FILE
                            ? "a block ends behind line " + LONGEST_FILE + ", so only its statements are counted"
                            : "the blocks fill more than " + MOST_LINES + " lines, so only statements are counted");
            return;
        }
        if (to >= hits.length) {
            int length = hits.length;
            hits = Arrays.copyOf(hits, Math.max(to + 1, Math.min(LONGEST_FILE + 1, length * 2)));
            Arrays.fill(hits, length, hits.length, NO_LINE);
        }
        for (int line = from; line <= to; line++) {
            hits[line] = Math.max(hits[line], count);
        }
        last = Math.max(last, to);
    }

    /** Pushes the lines of the file and forgets them. */
    void push() {
        for (int line = 1; line <= last; line++) {
            if (hits[line] != NO_LINE) {
                sink.line(line, hits[line]);
                hits[line] = NO_LINE;
                total++;
            }
        }
        last = 0;
    }
}
