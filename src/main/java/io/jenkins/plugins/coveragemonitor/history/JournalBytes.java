package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;

/**
 * The bytes of a {@link Journal} that is open for reading. Several threads may read different places at the same time.
 */
interface JournalBytes {
    /** How many bytes there were when the journal was opened. */
    long size();

    /**
     * Reads bytes of one place.
     *
     * @param at the place of the first one, counted from zero
     * @param into receives them
     * @param from where the first one belongs
     * @param length how many to read
     * @return how many were read: fewer only if the journal ends before
     */
    int read(long at, byte[] into, int from, int length) throws IOException;

    /** Bytes that are in memory. */
    static JournalBytes of(byte[] bytes) {
        return new JournalBytes() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(long at, byte[] into, int from, int length) {
                int count = (int) Math.min(length, bytes.length - at);
                System.arraycopy(bytes, (int) at, into, from, count);
                return count;
            }
        };
    }
}
