package io.jenkins.plugins.coveragemonitor.record;

import io.jenkins.plugins.coveragemonitor.history.DurableFiles;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder that a build was recorded from, {@code ID.workspace} beside the build's measurement. It is written only
 * where that folder stays: on a laptop, and not on Jenkins' agents.
 */
public final class WorkspaceNote {
    private final Path file;

    public WorkspaceNote(JobHome home, int build) {
        this.file = home.measurement(build).resolveSibling(home.id() + ".workspace");
    }

    /** Records the folder. */
    public void write(Path workspace) throws IOException {
        String path = workspace.toRealPath().toString();
        DurableFiles.replace(file, DurableFiles.Readers.USUAL, out -> out.write(path.getBytes(StandardCharsets.UTF_8)));
    }

    /** The folder, if it was recorded; it may no longer exist. */
    public Optional<Path> read() throws IOException {
        try {
            return Optional.of(Path.of(new String(DurableFiles.read(file), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException | InvalidPathException none) {
            return Optional.empty();
        }
    }

    /** Whether a source file was changed after the build was recorded. */
    public boolean isOlderThan(Path source) {
        try {
            return Files.getLastModifiedTime(source).compareTo(Files.getLastModifiedTime(file)) > 0;
        } catch (IOException gone) {
            return false;
        }
    }
}
