package io.jenkins.plugins.coveragemonitor.collect.patch;

/**
 * Consecutive lines that a change moved, or only reindented. Their text is the same except for white space.
 *
 * @param from the first of them in the new file
 * @param count how many there are, 1 or more
 * @param oldPath the old path of the file that they came from
 * @param oldFrom the first of them in that file
 */
public record MovedLines(int from, int count, String oldPath, int oldFrom) {
    /** The last of them in the new file. */
    public int to() {
        return from + count - 1;
    }

    /** Whether a line of the new file is one of them. */
    public boolean contains(int line) {
        return line >= from && line <= to();
    }

    /** The number of one of them in the old file. */
    public int oldLine(int line) {
        return oldFrom + line - from;
    }

    /** Their range in the old file. */
    public LineRange source() {
        return new LineRange(oldFrom, oldFrom + count - 1);
    }
}
