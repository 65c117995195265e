package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The builds of a job whose recording began and whose end is not recorded yet. Each is an empty file, created before
 * anything else of the build and deleted when all of it is done. After a crash these builds, and only these, need to be
 * completed.
 */
public final class UnfinishedBuilds {
    private final Path folder;

    /** The unfinished builds of a job's monitor. */
    public UnfinishedBuilds(JobHome home) {
        this.folder = home.folder().resolve("unfinished");
    }

    /** Marks that a build begins to be recorded; it is on disk when the method returns. */
    public void begin(int build) throws IOException {
        if (problem().isPresent()) {
            return;
        }
        DurableFiles.createFolders(folder);
        try {
            Files.createFile(file(build));
            DurableFiles.syncFolder(folder);
        } catch (FileAlreadyExistsException known) {
            // Another call of the same build began it.
        }
    }

    /** Why builds cannot be marked, in one sentence with the remedy. */
    public Optional<String> problem() {
        return Files.exists(folder) && !Files.isDirectory(folder)
                ? Optional.of(folder + ": is a file, and a folder belongs there; move it away and run again")
                : Optional.empty();
    }

    /** Marks that the end of a build is recorded. */
    public void end(int build) throws IOException {
        if (problem().isEmpty()) {
            Files.deleteIfExists(file(build));
        }
    }

    /** All unfinished builds, in ascending order. */
    public SortedSet<Integer> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Collections.emptySortedSet();
        }
        SortedSet<Integer> builds = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[1-9]\\d{0,8}"))
                    .forEach(name -> builds.add(Integer.valueOf(name)));
        }
        return builds;
    }

    /** Whether the recording of a build began before a moment; true for a build that is not here. */
    public boolean begunBefore(int build, Instant moment) throws IOException {
        try {
            return Files.getLastModifiedTime(file(build)).toInstant().isBefore(moment);
        } catch (NoSuchFileException ofAnOlderVersion) {
            return true;
        }
    }

    private Path file(int build) {
        return folder.resolve(Integer.toString(build));
    }
}
