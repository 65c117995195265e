package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.util.Arrays;

/** The content of a {@link Journal} at one moment. */
public final class JournalContent {
    private final FileVersion version;
    private final byte[] bytes;

    private JournalContent(FileVersion version, byte[] bytes) {
        this.version = version;
        this.bytes = bytes;
    }

    static JournalContent of(FileVersion version, JournalBytes journal) throws IOException {
        byte[] bytes = new byte[(int) journal.size()];
        int count = journal.read(0, bytes, 0, bytes.length);
        return new JournalContent(version, count == bytes.length ? bytes : Arrays.copyOf(bytes, count));
    }

    /** The version of the file when it was read. */
    public FileVersion version() {
        return version;
    }

    /** Receives the lines of a journal. */
    @FunctionalInterface
    public interface Lines {
        /**
         * One line.
         *
         * @param number from 1
         * @param line its bytes without the end-of-line
         * @param ended whether it has an end-of-line; a last line without one may be cut off
         */
        void line(int number, byte[] line, boolean ended) throws IOException;
    }

    /** Passes the lines in order; empty ones are left out. */
    public void forEach(Lines lines) throws IOException {
        int number = 1;
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (i > from) {
                    lines.line(number, Arrays.copyOfRange(bytes, from, i), true);
                }
                number++;
                from = i + 1;
            }
        }
        if (from < bytes.length) {
            lines.line(number, Arrays.copyOfRange(bytes, from, bytes.length), false);
        }
    }
}
