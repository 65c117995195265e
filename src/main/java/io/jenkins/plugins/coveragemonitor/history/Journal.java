package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * A file of lines that outlives a crash: what {@link Writer#append} returned from is on the disk, and a line that was
 * cut off while being written is repaired by the next append. Safe for several threads and several processes.
 *
 * <p>Readers take no lock: they see a prefix of what the writers wrote. Writers exclude each other by a lock in this
 * process and by a lock on the file {@code NAME.lock} beside the journal, which stays when the journal is replaced.
 */
public final class Journal {
    /** Beyond this a journal is refused rather than read into memory; 10,000 builds need 5 MB. */
    static final long MAX_BYTES = 512L * 1024 * 1024;

    private static final ConcurrentMap<Path, ReentrantLock> WRITERS = new ConcurrentHashMap<>();

    private final Path file;
    private final Predicate<byte[]> isWhole;

    /**
     * The journal at a path; neither it nor its folder need exist.
     *
     * @param isWhole tells whether a last line without an end-of-line is complete all the same, so that it is kept
     */
    public Journal(Path file, Predicate<byte[]> isWhole) {
        this.file = file.toAbsolutePath().normalize();
        this.isWhole = isWhole;
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /** What the disk says of the file now; as long as it stays equal, what was read is still all there is. */
    public FileVersion stamp() throws IOException {
        return FileVersion.of(file);
    }

    /**
     * Everything that is in the file, without a lock.
     *
     * @throws IOException if it cannot be read, or is larger than a journal can be
     */
    public JournalContent read() throws IOException {
        JournalContent content = readOnce();
        // A compaction may have put another file in place between looking and reading.
        for (int attempt = 0; attempt < 3 && !content.stamp().equals(stamp()); attempt++) {
            content = readOnce();
        }
        return content;
    }

    private JournalContent readOnce() throws IOException {
        FileVersion before = stamp();
        if (before.size() > MAX_BYTES) {
            throw new IOException(file + ": has " + before.size()
                    + " bytes, which no journal grows to; move it away to begin a new one");
        }
        if (before.size() == 0) {
            return new JournalContent(before, new byte[0]);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new JournalContent(before, Channels.newInputStream(channel).readNBytes((int) before.size()));
        } catch (NoSuchFileException vanished) {
            return new JournalContent(FileVersion.ABSENT, new byte[0]);
        }
    }

    /** What to do with a journal while nobody else writes to it. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T with(Writer writer) throws IOException;
    }

    /**
     * Does something as the only writer, in this process and among all processes. It must not be nested.
     *
     * @throws IOException if the lock cannot be had, or what {@code work} throws
     */
    public <T> T exclusively(Work<T> work) throws IOException {
        Files.createDirectories(file.getParent());
        Path real = file.getParent().toRealPath().resolve(file.getFileName());
        ReentrantLock lock = WRITERS.computeIfAbsent(real, path -> new ReentrantLock());
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("already writing " + file);
        }
        lock.lock();
        Path lockFile = real.resolveSibling(real.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            return held.isValid() ? work.with(new Writer()) : null;
        } finally {
            lock.unlock();
        }
    }

    /** The right to change a journal; valid only inside {@link Journal#exclusively}. */
    public final class Writer {
        private Writer() {}

        /**
         * Adds a line and waits until the disk has it. A cut-off last line is repaired first: completed when nothing
         * but its end-of-line is missing, else removed, as its writer was never told that it is safe.
         *
         * @param line without end-of-line
         * @throws IOException if it is not on the disk; the file then is as it was
         */
        public void append(byte[] line) throws IOException {
            append(List.of(line));
        }

        /** Adds several lines as {@link #append(byte[])} adds one; after a crash a first part of them may be there. */
        public void append(List<byte[]> lines) throws IOException {
            add(lines, true);
        }

        /** Adds lines that need not outlive a crash of the machine; a crash of the process alone loses none. */
        public void appendSoon(List<byte[]> lines) throws IOException {
            add(lines, false);
        }

        private void add(List<byte[]> lines, boolean now) throws IOException {
            boolean created = Files.notExists(file);
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                long start = repair(channel);
                try {
                    for (byte[] line : lines) {
                        write(channel, line);
                    }
                    if (now) {
                        channel.force(true);
                    }
                } catch (IOException failed) {
                    channel.truncate(start);
                    throw new IOException(
                            file + ": could not be written (" + failed.getMessage() + "); free the disk and run again",
                            failed);
                }
            }
            if (created) {
                syncFolder();
            }
        }

        /** Puts other lines in place of all; a crash leaves either the old file or the new one. */
        public void replace(List<byte[]> lines) throws IOException {
            Path next = file.resolveSibling(file.getFileName() + ".new");
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                for (byte[] line : lines) {
                    write(channel, line);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder();
        }

        /** Leaves the channel behind the last whole line, and returns where that is. */
        private long repair(FileChannel channel) throws IOException {
            long end = channel.size();
            long start = endOfLastLine(channel, end);
            channel.position(start);
            if (start < end) {
                byte[] tail = Channels.newInputStream(channel).readNBytes((int) (end - start));
                channel.truncate(start);
                channel.position(start);
                if (isWhole.test(tail)) {
                    write(channel, tail);
                }
            }
            return channel.position();
        }
    }

    private static long endOfLastLine(FileChannel channel, long end) throws IOException {
        ByteBuffer window = ByteBuffer.allocate(4096);
        for (long to = end; to > 0; to -= window.capacity()) {
            long from = Math.max(0, to - window.capacity());
            window.clear().limit((int) (to - from));
            channel.read(window, from);
            for (int i = window.position() - 1; i >= 0; i--) {
                if (window.get(i) == '\n') {
                    return from + i + 1;
                }
            }
        }
        return 0;
    }

    private static void write(FileChannel channel, byte[] line) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Makes a new name in the folder durable, where the system can do that (Windows cannot, and need not). */
    private void syncFolder() {
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException unsupported) {
            // The content itself is durable; only a crash of the machine within seconds could lose the new name.
        }
    }
}
