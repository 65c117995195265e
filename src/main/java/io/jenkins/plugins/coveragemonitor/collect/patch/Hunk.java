package io.jenkins.plugins.coveragemonitor.collect.patch;

/**
 * One place where a file was changed, as a unified diff without context states it. If no lines were removed or added,
 * the start is the line before it.
 *
 * @param oldStart the first removed line of the old file
 * @param oldCount how many lines were removed
 * @param newStart the first added line of the new file
 * @param newCount how many lines were added
 */
public record Hunk(int oldStart, int oldCount, int newStart, int newCount) {
    /** Whether a line of the old file was removed here. */
    public boolean removes(int line) {
        return line >= oldStart && line < oldStart + oldCount;
    }

    /** Whether a line of the new file was added here. */
    public boolean adds(int line) {
        return line >= newStart && line < newStart + newCount;
    }

    /** The first line of the old file behind this place. */
    int oldEnd() {
        return oldCount == 0 ? oldStart + 1 : oldStart + oldCount;
    }

    /** The first line of the new file behind this place. */
    int newEnd() {
        return newCount == 0 ? newStart + 1 : newStart + newCount;
    }
}
