package io.jenkins.plugins.coveragemonitor.collect.patch;

/**
 * Consecutive lines that a change took from one place to another, or only indented anew. Their text is the same but for
 * white space.
 *
 * @param from the first of them in the new file
 * @param count how many they are, 1 or more
 * @param oldPath the path of the file that they came from, as it was called before
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

    /** Where one of them stood in the old file. */
    public int oldLine(int line) {
        return oldFrom + line - from;
    }

    /** The lines of the old file that they came from. */
    public LineRange source() {
        return new LineRange(oldFrom, oldFrom + count - 1);
    }
}
