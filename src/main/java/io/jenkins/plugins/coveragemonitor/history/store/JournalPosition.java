package io.jenkins.plugins.coveragemonitor.history.store;

/**
 * How much of a job's file has been copied.
 *
 * @param bytes the first byte that has not, 0 for the beginning
 * @param check a checksum of what lies before it; a different one means that the file was rewritten
 */
public record JournalPosition(long bytes, long check) {
    /** Nothing has been copied. */
    public static final JournalPosition BEGINNING = new JournalPosition(0, 0);
}
