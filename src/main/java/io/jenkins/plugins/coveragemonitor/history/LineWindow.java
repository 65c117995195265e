package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.util.Arrays;

/**
 * A window that moves over a part of a journal and always shows whole lines, so that a long history is read without
 * holding its file in memory. Only a line that is longer than the window makes it wider.
 */
final class LineWindow {
    /** The usual width in bytes: a few hundred lines, and small enough to be an ordinary object for the garbage collector. */
    static final int WIDTH = 256 * 1024;

    private final JournalBytes journal;
    private final long end;
    private byte[] bytes;
    private long next;
    private int filled;
    private int shown;

    /**
     * A window that is in front of the first line.
     *
     * @param from where the first line begins
     * @param to where the last one ends
     */
    LineWindow(JournalBytes journal, long from, long to) {
        this(journal, from, to, WIDTH);
    }

    LineWindow(JournalBytes journal, long from, long to, int width) {
        this.journal = journal;
        this.next = from;
        this.end = to;
        this.bytes = new byte[(int) Math.min(width, to - from)];
    }

    /** Holds the lines from its beginning to {@link #shown()}; another array or with other content after each move. */
    byte[] bytes() {
        return bytes;
    }

    /** How many bytes the lines have, with their ends; only the last line of all may have none. */
    int shown() {
        return shown;
    }

    /**
     * Moves to the next lines.
     *
     * @return whether there are any
     */
    boolean move() throws IOException {
        System.arraycopy(bytes, shown, bytes, 0, filled - shown);
        filled -= shown;
        shown = 0;
        while (shown == 0 && fill()) {
            widen();
        }
        return shown > 0;
    }

    /** Reads on; whether there may be more, as the window shows nothing yet. */
    private boolean fill() throws IOException {
        int before = filled;
        int count = journal.read(next, bytes, filled, (int) Math.min(bytes.length - filled, end - next));
        next += count;
        filled += count;
        shown = count == 0 ? filled : endOfLastLine(before);
        return count > 0;
    }

    /** One behind the last end-of-line, 0 if there is none. */
    private int endOfLastLine(int from) {
        int at = filled;
        while (at > from && bytes[at - 1] != '\n') {
            at--;
        }
        return at > from ? at : 0;
    }

    private void widen() {
        if (shown == 0 && filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(2L * filled, filled + end - next));
        }
    }
}
