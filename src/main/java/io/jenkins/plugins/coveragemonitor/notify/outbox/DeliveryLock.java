package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.history.StoredPlace;
import io.jenkins.plugins.coveragemonitor.history.WriterLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The right to deliver what is in an outbox: only one process has it at a time; others may add entries. */
final class DeliveryLock implements AutoCloseable {
    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;

    public DeliveryLock(Path file) {
        this.file = file;
    }

    /** Whether this process has the right; takes it if it is free. */
    public synchronized boolean isHeld() throws IOException {
        if (lock != null) {
            return true;
        }
        if (!WriterLock.locksFiles()) {
            return true;
        }
        Files.createDirectories(file.getParent());
        StoredPlace.size(file);
        FileChannel opened = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock = opened.tryLock();
        } catch (OverlappingFileLockException takenHere) {
            lock = null;
        } catch (IOException refused) {
            opened.close();
            throw new IOException(WriterLock.noLocks(file, refused), refused);
        }
        if (lock == null) {
            opened.close();
            return false;
        }
        channel = opened;
        return true;
    }

    @Override
    public synchronized void close() throws IOException {
        if (lock != null) {
            lock.release();
            lock = null;
        }
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
