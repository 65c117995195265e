package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows whether a file is still the one that was read, by its identity on disk, its size and its modification time.
 * Every append changes the size and every compaction the identity, so no change by another process goes unnoticed.
 *
 * @param identity the file system's key of the file, or {@code null} if it has none
 * @param size in bytes
 * @param written when the file was last written
 */
public record FileVersion(@Nullable Object identity, long size, FileTime written) {
    /** There is no file. */
    public static final FileVersion ABSENT = new FileVersion(null, 0, FileTime.fromMillis(0));

    /** Something is there that has no attributes; reading it says what. */
    private static final FileVersion UNREADABLE = new FileVersion("unreadable", 0, FileTime.fromMillis(0));

    /** The current version of a file. */
    public static FileVersion of(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileVersion(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
        } catch (NoSuchFileException absent) {
            return ABSENT;
        } catch (AccessDeniedException denied) {
            throw denied;
        } catch (FileSystemException linkInACircle) {
            return UNREADABLE;
        }
    }

    // By hand: the generated method is linked at its first call, which takes longer than reading a short history.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileVersion that
                && size == that.size
                && written.equals(that.written)
                && Objects.equals(identity, that.identity);
    }

    @Override
    public int hashCode() {
        return Objects.hash(identity, size, written);
    }
}
