package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.FailureText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.NullUnmarked;

/**
 * Lets the writers of one file take turns: threads of this process by a lock in memory, which is dropped when nobody
 * waits for it, and other processes by a lock on the file {@code NAME.lock} beside it.
 */
public final class WriterLock {
    /**
     * The system property that, set to {@code false}, switches off locks on files: for a home whose file system has
     * none and that only one process writes to.
     */
    public static final String PROPERTY = "coverageMonitor.fileLocks";

    private static final Map<Path, Turns> TURNS = new HashMap<>();

    /** Locks a file. */
    @FunctionalInterface
    interface Locker {
        FileLock lock(FileChannel channel) throws IOException;
    }

    private final Path written;
    private final Locker locker;

    /** The lock for writing to a path; neither it nor its folder need exist. */
    public WriterLock(Path written) {
        this(written, FileChannel::lock);
    }

    WriterLock(Path written, Locker locker) {
        this.written = written.toAbsolutePath().normalize();
        this.locker = locker;
    }

    /** Work while no other process writes. */
    @FunctionalInterface
    @NullUnmarked
    public interface Work<T> {
        /** Does the work. */
        T run() throws IOException;
    }

    /** A lock in memory, and how many threads hold it or wait for it. */
    private static final class Turns {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }

    /** Whether files are locked at all. */
    public static boolean locksFiles() {
        return !"false".equalsIgnoreCase(System.getProperty(PROPERTY));
    }

    /** How many locks are in memory. */
    static int inMemory() {
        synchronized (TURNS) {
            return TURNS.size();
        }
    }

    /**
     * Does the work as the only writer in this process and among all processes. An interrupt does not stop it. Calls
     * must not be nested.
     *
     * @throws IOException if the lock cannot be acquired, in one sentence with the remedy, or what {@code work} throws
     */
    @NullUnmarked
    public <T> T holding(Work<T> work) throws IOException {
        Path folder = Objects.requireNonNull(written.toAbsolutePath().getParent());
        DurableFiles.createFolders(folder);
        Path real = folder.toRealPath().resolve(written.getFileName());
        Turns turns = enter(real);
        try {
            if (!locksFiles()) {
                return work.run();
            }
            try (FileChannel locked = lockedFile(real.resolveSibling(real.getFileName() + ".lock"))) {
                return locked.isOpen() ? work.run() : null;
            }
        } finally {
            leave(real, turns);
        }
    }

    /** The locked file; closing it releases the lock. */
    private FileChannel lockedFile(Path file) throws IOException {
        StoredPlace.size(file);
        return Uninterrupted.finish(() -> {
            FileChannel channel = opened(file);
            try {
                locker.lock(channel);
                return channel;
            } catch (java.nio.channels.ClosedByInterruptException
                    | java.nio.channels.FileLockInterruptionException brokenOff) {
                channel.close();
                throw brokenOff;
            } catch (IOException refused) {
                channel.close();
                throw new IOException(noLocks(file, refused), refused);
            }
        });
    }

    private static FileChannel opened(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (NoSuchFileException unmade) {
            StoredPlace.requireNoLink(file);
            throw unmade;
        }
    }

    /** The message for a file system without locks. */
    public static String noLocks(Path file, IOException refused) {
        return file + ": cannot be locked (" + FailureText.reason(refused)
                + "); let the file system have locks (for NFS, run its lock service), or start with -D" + PROPERTY
                + "=false if only this process writes there";
    }

    private Turns enter(Path real) {
        Turns turns;
        synchronized (TURNS) {
            turns = TURNS.computeIfAbsent(real, path -> new Turns());
            if (turns.lock.isHeldByCurrentThread()) {
                throw new IllegalStateException("already writing " + written);
            }
            turns.users++;
        }
        turns.lock.lock();
        return turns;
    }

    private static void leave(Path real, Turns turns) {
        turns.lock.unlock();
        synchronized (TURNS) {
            if (--turns.users == 0) {
                TURNS.remove(real);
            }
        }
    }
}
