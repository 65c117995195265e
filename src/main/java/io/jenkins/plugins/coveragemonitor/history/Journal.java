package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.FailureText;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;

/**
 * A file of lines that survives crashes. When {@link Writer#append} returns, its line is on disk; a line that was cut
 * off while being written is repaired by the next append. Safe for several threads and processes.
 *
 * <p>Readers take no lock: they see a prefix of what was written. Writers exclude each other by a lock in this process
 * and by a lock on the file {@code NAME.lock} beside the journal, which stays when the journal is replaced.
 */
public final class Journal {
    /** Larger journals are refused rather than read into memory; 10,000 builds need 5 MB. */
    static final long MAX_BYTES = 512L * 1024 * 1024;

    private final Path file;
    private final Predicate<byte[]> isWhole;
    private final WriterLock lock;

    /**
     * The journal at a path; neither it nor its folder need exist.
     *
     * @param isWhole tells whether a last line without an end-of-line is complete and so is kept
     */
    public Journal(Path file, Predicate<byte[]> isWhole) {
        this.file = file.toAbsolutePath().normalize();
        this.isWhole = isWhole;
        this.lock = new WriterLock(this.file);
    }

    /** The path of the journal. */
    public Path file() {
        return file;
    }

    /** The current version of the file; while it stays equal, what was read is all there is. */
    public FileVersion version() throws IOException {
        return FileVersion.of(file);
    }

    /**
     * Everything in the file, read without a lock.
     *
     * @throws IOException if it cannot be read, or is larger than a journal may be
     */
    public JournalContent read() throws IOException {
        return reading(JournalContent::of);
    }

    /** Makes something of the bytes of a journal. */
    @FunctionalInterface
    interface Reading<T> {
        /**
         * Reads them.
         *
         * @param version of the file that is read; absent if there is none
         * @param bytes valid only meanwhile
         */
        T of(FileVersion version, JournalBytes bytes) throws IOException;
    }

    /**
     * Reads the file without a lock, as {@link #read()} does, but in pieces.
     *
     * @throws IOException if it cannot be read, or is larger than a journal may be
     */
    <T> T reading(Reading<T> reading) throws IOException {
        Read<T> read = readOnce(reading);
        // A compaction may have replaced the file between looking and reading.
        for (int attempt = 0; attempt < 3 && !read.version().equals(version()); attempt++) {
            read = readOnce(reading);
        }
        return read.result();
    }

    private record Read<T>(FileVersion version, T result) {}

    private <T> Read<T> readOnce(Reading<T> reading) throws IOException {
        StoredPlace.size(file);
        FileVersion before = version();
        if (before.size() > MAX_BYTES) {
            throw new IOException(file + ": has " + before.size()
                    + " bytes, more than any journal has; move it away to begin a new one");
        }
        if (before.size() > Runtime.getRuntime().maxMemory() / 2) {
            throw new IOException(
                    file + ": has " + (before.size() >> 20) + " MiB, which this process has no memory for;"
                            + " give more (-Xmx), or move it away to begin a new one");
        }
        if (before.size() == 0) {
            return empty(before, reading);
        }
        try (OpenJournal open = new OpenJournal(file, before.size())) {
            return new Read<>(before, reading.of(before, open));
        } catch (FileNotFoundException unopened) {
            if (Files.exists(file)) {
                throw new AccessDeniedException(file.toString());
            }
            return empty(FileVersion.ABSENT, reading);
        }
    }

    private static <T> Read<T> empty(FileVersion version, Reading<T> reading) throws IOException {
        return new Read<>(version, reading.of(version, JournalBytes.of(new byte[0])));
    }

    /** Work on a journal while no other process writes to it. */
    @FunctionalInterface
    @NullUnmarked
    public interface Work<T> {
        /** Does the work. */
        T with(Writer writer) throws IOException;
    }

    /**
     * Does the work as the only writer in this process and among all processes. Calls must not be nested. An interrupt
     * does not stop the work: the thread is interrupted when it is done.
     *
     * @throws IOException if the lock cannot be acquired, or what {@code work} throws
     */
    @NullUnmarked
    public <T> T exclusively(Work<T> work) throws IOException {
        return lock.holding(() -> {
            // A crash may have left a draft that was not put in place.
            Files.deleteIfExists(DurableFiles.draft(file));
            return work.with(new Writer());
        });
    }

    /** Changes a journal; valid only inside {@link Journal#exclusively}. */
    public final class Writer {
        private Writer() {}

        /**
         * Adds a line and waits until it is on disk. A cut-off last line is repaired first: completed if only its
         * end-of-line is missing, otherwise removed, because its writer never got a confirmation.
         *
         * @param line without end-of-line
         * @throws IOException if it is not on disk; the file is then unchanged
         */
        public void append(byte[] line) throws IOException {
            append(List.of(line));
        }

        /**
         * Adds several lines as {@link #append(byte[])} adds one; after a crash only the first few of them may be
         * there.
         */
        public void append(List<byte[]> lines) throws IOException {
            add(lines, true);
        }

        /** Adds lines that need not survive a crash of the machine; a crash of the process alone loses none. */
        public void appendSoon(List<byte[]> lines) throws IOException {
            add(lines, false);
        }

        // Not a channel, which would close itself under an interrupted thread and leave half a line.
        private void add(List<byte[]> lines, boolean now) throws IOException {
            boolean created = StoredPlace.size(file) < 0;
            try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
                long start = repair(opened);
                try {
                    opened.write(joined(lines));
                    if (now) {
                        opened.getFD().sync();
                    }
                } catch (IOException failed) {
                    takeBack(opened, start, failed);
                    throw new IOException(DurableFiles.unwritten(file, failed), failed);
                }
            } catch (FileNotFoundException unopened) {
                StoredPlace.requireNoLink(file);
                throw new IOException(
                        created
                                ? DurableFiles.unwritten(file, unopened)
                                : FailureText.sentence(new AccessDeniedException(file.toString())),
                        unopened);
            }
            if (created) {
                DurableFiles.syncFolder(file.getParent());
            }
        }

        static void takeBack(RandomAccessFile opened, long start, IOException failed) {
            try {
                opened.setLength(start);
            } catch (IOException stays) {
                failed.addSuppressed(stays);
            }
        }

        /** Replaces all lines; a crash leaves either the old file or the new one. */
        public void replace(List<byte[]> lines) throws IOException {
            replace(lines, DurableFiles.Readers.USUAL);
        }

        /** Replaces all lines, as {@link #replace(List)} does, in a file for certain readers. */
        public void replace(List<byte[]> lines, DurableFiles.Readers readers) throws IOException {
            DurableFiles.replace(file, readers, out -> out.write(joined(lines)));
        }

        /** Moves the file's position behind the last whole line, and returns it. */
        private long repair(RandomAccessFile opened) throws IOException {
            long end = opened.length();
            long start = endOfLastLine(opened, end);
            if (start < end) {
                byte[] tail = new byte[(int) (end - start)];
                opened.seek(start);
                opened.readFully(tail);
                if (isWhole.test(tail)) {
                    opened.write('\n');
                } else {
                    opened.setLength(start);
                }
            }
            // Reading, writing and truncating left the position there.
            return opened.length();
        }
    }

    private static long endOfLastLine(RandomAccessFile opened, long end) throws IOException {
        byte[] window = new byte[4096];
        for (long to = end; to > 0; to -= window.length) {
            long from = Math.max(0, to - window.length);
            int length = (int) (to - from);
            opened.seek(from);
            opened.readFully(window, 0, length);
            for (int i = length - 1; i >= 0; i--) {
                if (window[i] == '\n') {
                    return from + i + 1;
                }
            }
        }
        return 0;
    }

    private static byte[] joined(List<byte[]> lines) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            all.writeBytes(line);
            all.write('\n');
        }
        return all.toByteArray();
    }
}
