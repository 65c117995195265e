package io.jenkins.plugins.coveragemonitor.history.store;

/**
 * How far a job's file has been taken over.
 *
 * @param bytes the first byte that has not, 0 for the beginning
 * @param check a checksum of what lies before it: another one says that the file was written anew
 */
public record JournalPosition(long bytes, long check) {
    /** Nothing has been taken over. */
    public static final JournalPosition BEGINNING = new JournalPosition(0, 0);
}
