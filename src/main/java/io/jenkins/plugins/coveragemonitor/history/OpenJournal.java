package io.jenkins.plugins.coveragemonitor.history;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A journal's file, opened once: even if another process replaces it meanwhile, all threads read the same one. Not a
 * channel, which would close itself under an interrupted thread.
 */
final class OpenJournal implements JournalBytes, Closeable {
    /** Up to this size Java reads without first copying to off-heap memory of the same size. */
    private static final int PIECE = 8192;

    private final RandomAccessFile file;
    private final long size;

    /**
     * Opens a journal.
     *
     * @param size how many of its bytes count; what is appended later is another version
     * @throws java.io.FileNotFoundException if it cannot be opened
     */
    OpenJournal(Path file, long size) throws IOException {
        this.file = new RandomAccessFile(file.toFile(), "r");
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public synchronized int read(long at, byte[] into, int from, int length) throws IOException {
        int wanted = (int) Math.min(length, size - at);
        int done = 0;
        file.seek(at);
        for (int count = 0; count >= 0 && done < wanted; done += Math.max(0, count)) {
            count = file.read(into, from + done, Math.min(PIECE, wanted - done));
        }
        return done;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
