package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.FailureText;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** File operations that are durable when they return, whatever becomes of the thread, the process or the machine. */
public final class DurableFiles {
    /** The suffix of a file that is not complete yet. */
    public static final String DRAFT = ".new";

    /** No file that is read at once is larger: the largest is the measurement of a build. */
    private static final long LARGEST = 256L * 1024 * 1024;

    private DurableFiles() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of the content; does not close the stream. */
        void to(OutputStream out) throws IOException;
    }

    /** Who may read a file. */
    public enum Readers {
        /** Whoever the system permits by default. */
        USUAL,
        /** Only its owner, from its creation on; like {@link #USUAL} on systems that cannot do this. */
        OWNER
    }

    /**
     * All bytes of a file.
     *
     * @throws IOException if it cannot be read, or something else is in its place; the message has the remedy
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    public static byte[] read(Path file) throws IOException {
        if (StoredPlace.size(file) > LARGEST) {
            throw new IOException(file + ": has more than " + (LARGEST >> 20)
                    + " MiB, as nothing has that is kept there; move it away and run again");
        }
        return Uninterrupted.finish(() -> Files.readAllBytes(file));
    }

    /**
     * Puts a file in place in one step: a crash leaves the old file or the new one. Its folder need not exist.
     *
     * @throws UnusablePlaceException if something else is in its place
     * @throws IOException if the file could not be written; the old one is still there, and no draft is left
     */
    public static void replace(Path file, Readers readers, Content content) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        createFolders(folder);
        StoredPlace.size(file);
        Path draft = draft(file);
        try {
            Files.deleteIfExists(draft);
            create(draft, readers);
            try (FileOutputStream out = new FileOutputStream(draft.toFile())) {
                content.to(out);
                out.getFD().sync();
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            discard(draft, failed);
            throw new IOException(unwritten(file, failed), failed);
        }
        syncFolder(folder);
    }

    /** The message for a file that could not be written. */
    static String unwritten(Path file, IOException why) {
        String remedy = why instanceof FileSystemException of && of.getReason() == null
                ? "fix that and run again"
                : "free the disk and run again";
        return file + ": could not be written (" + FailureText.reason(why) + "); " + remedy;
    }

    /** Where a file is written before it is put in place. */
    static Path draft(Path file) {
        return file.resolveSibling(file.getFileName() + DRAFT);
    }

    private static void create(Path draft, Readers readers) throws IOException {
        boolean posix = readers == Readers.OWNER
                && Files.getFileAttributeView(draft.toAbsolutePath().getParent(), PosixFileAttributeView.class) != null;
        if (posix) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(draft);
        }
    }

    private static void discard(Path draft, IOException failed) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException stays) {
            failed.addSuppressed(stays);
        }
    }

    /** Creates a folder and the missing ones above it, durably. */
    public static void createFolders(Path folder) throws IOException {
        List<Path> withNewNames = parentsOfMissing(folder);
        Files.createDirectories(folder);
        for (Path parent : withNewNames) {
            syncFolder(parent);
        }
    }

    /** The folders that get a new entry if a folder is created, the highest first; each exists or will. */
    static List<Path> parentsOfMissing(Path folder) {
        Deque<Path> parents = new ArrayDeque<>();
        Path missing = folder.toAbsolutePath();
        while (missing.getParent() != null && Files.notExists(missing)) {
            missing = missing.getParent();
            parents.push(missing);
        }
        return List.copyOf(parents);
    }

    /** Makes new names in a folder durable where the system can (Windows cannot, and need not). */
    static void syncFolder(@Nullable Path folder) {
        try {
            Uninterrupted.finish(() -> {
                try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
                    opened.force(true);
                }
                return null;
            });
        } catch (IOException unsupported) {
            // The content itself is durable; only a crash of the machine within seconds could lose the new name.
        }
    }
}
