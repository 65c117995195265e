package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The place of a stored file. What else may be there is refused before it is opened: a pipe would keep its reader waiting
 * for ever, and a device would never end.
 */
public final class StoredPlace {
    private static final String REMEDY = "; move it away and run again";

    private StoredPlace() {}

    /** For a file that could not be created: if a link that leads nowhere is in its place. */
    static void requireNoLink(Path file) throws UnusablePlaceException {
        if (Files.isSymbolicLink(file)) {
            throw new UnusablePlaceException(file + ": is a link that leads nowhere" + REMEDY, null);
        }
    }

    /**
     * The size of the file in a place.
     *
     * @return {@code -1} if there is nothing, or only a link that leads nowhere
     * @throws UnusablePlaceException if there is something else, or a file that this user may not read
     */
    public static long size(Path file) throws IOException {
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException nothing) {
            return -1;
        } catch (AccessDeniedException denied) {
            throw denied;
        } catch (FileSystemException unusable) {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw unusable;
            }
            throw new UnusablePlaceException(
                    file + ": cannot be read (" + unusable.getReason() + ")" + REMEDY, unusable);
        }
        if (found.isDirectory()) {
            throw new UnusablePlaceException(file + ": is a folder, and a file belongs there" + REMEDY, null);
        }
        if (found.isOther()) {
            throw new UnusablePlaceException(
                    file + ": is a pipe, a socket or a device, and a file belongs there" + REMEDY, null);
        }
        if (!Files.isReadable(file)) {
            throw new UnusablePlaceException(file + ": may not be read by this user; change its permissions", null);
        }
        return found.size();
    }
}
