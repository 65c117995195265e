package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Reads the lines of a journal that may be damaged as a whole: to refuse millions of lines one by one would take minutes.
 * After many refused lines only those that begin and end as sound ones are tried; after very many of these, only the
 * last ones of the file, as what was written since then is there.
 */
public final class TriedLines {
    /** After so many refused lines others must at least begin and end as sound ones. */
    private static final int MOST_REFUSED = 10_000;

    /** After so many more refused than sound ones, only the last lines are tried. */
    private static final int MOST_LIKELY_REFUSED = 50_000;

    /** How many these are. */
    private static final int LAST = 10_000;

    private final byte[] begin;
    private final Lines lines;
    private final Deque<Waiting> last = new ArrayDeque<>();
    private int refused;
    private int sound;

    private TriedLines(String begin, Lines lines) {
        this.begin = begin.getBytes(StandardCharsets.US_ASCII);
        this.lines = lines;
    }

    /** A line that is tried if it is one of the last. */
    private record Waiting(int number, byte[] line, boolean ended) {}

    /** What is done with the lines. */
    @FunctionalInterface
    public interface Lines {
        /** Reads a line; returns whether it is sound. */
        boolean read(byte[] line);

        /**
         * A line that is damaged, or is not tried.
         *
         * @param number from 1
         * @param line its bytes
         * @param ended whether it has an end-of-line; a last line without one may be cut off
         * @param isDamaged whether it is damaged; otherwise nobody knows
         */
        default void left(int number, byte[] line, boolean ended, boolean isDamaged) {}
    }

    /**
     * Reads the lines in order.
     *
     * @param begin how every sound line begins; it ends with a brace
     */
    public static void of(JournalContent content, String begin, Lines lines) throws IOException {
        TriedLines tried = new TriedLines(begin, lines);
        content.forEach(tried::line);
        for (Waiting one : tried.last) {
            tried.attempt(one.number(), one.line(), one.ended());
        }
    }

    private void line(int number, byte[] line, boolean ended) {
        if (refused < MOST_REFUSED) {
            attempt(number, line, ended);
        } else if (!isLikely(line)) {
            lines.left(number, line, ended, true);
        } else if (refused - sound < MOST_REFUSED + MOST_LIKELY_REFUSED) {
            attempt(number, line, ended);
        } else {
            last.add(new Waiting(number, line, ended));
            if (last.size() > LAST) {
                Waiting first = last.remove();
                lines.left(first.number(), first.line(), first.ended(), false);
            }
        }
    }

    private void attempt(int number, byte[] line, boolean ended) {
        if (lines.read(line)) {
            sound++;
        } else {
            refused++;
            lines.left(number, line, ended, true);
        }
    }

    private boolean isLikely(byte[] line) {
        return line.length > begin.length
                && line[line.length - 1] == '}'
                && Arrays.equals(line, 0, begin.length, begin, 0, begin.length);
    }
}
