package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The content of some small files before an operation that must happen completely or not at all. */
public final class FilesBefore {
    private final Map<Path, Optional<byte[]>> contents = new LinkedHashMap<>();

    private FilesBefore() {}

    /**
     * Reads the current content of the files, which need not exist. What is no file in the place of one cannot be
     * replaced, and so need not be known.
     *
     * @throws IOException if one of them cannot be read
     */
    public static FilesBefore of(Path... files) throws IOException {
        FilesBefore before = new FilesBefore();
        for (Path file : files) {
            try {
                before.contents.put(file, content(file));
            } catch (UnusablePlaceException stays) {
                // Writing it will say so.
            }
        }
        return before;
    }

    private static Optional<byte[]> content(Path file) throws IOException {
        try {
            return Optional.of(DurableFiles.read(file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /**
     * Puts all files back as they were, as far as possible.
     *
     * @param failed why; files that cannot be restored are added as suppressed exceptions
     */
    public void restore(Exception failed) {
        contents.forEach((file, content) -> {
            try {
                if (content.isEmpty()) {
                    Files.deleteIfExists(file);
                } else if (!java.util.Arrays.equals(content.get(), content(file).orElse(null))) {
                    DurableFiles.replace(file, DurableFiles.Readers.USUAL, out -> out.write(content.get()));
                }
            } catch (IOException stays) {
                failed.addSuppressed(stays);
            }
        });
    }
}
