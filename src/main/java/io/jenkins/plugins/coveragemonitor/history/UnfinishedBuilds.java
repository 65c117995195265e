package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The builds of a job that began to be recorded and whose end is not written down yet: an empty file for each, there before
 * anything else of the build and gone when all of it is settled. What is still here after a crash is to be settled, and
 * nothing else has to be looked at to know that.
 */
public final class UnfinishedBuilds {
    private final Path folder;

    /** Those of a job's monitor. */
    public UnfinishedBuilds(JobHome home) {
        this.folder = home.folder().resolve("unfinished");
    }

    /** A build begins to be recorded; on the disk when this returns. */
    public void begin(int build) throws IOException {
        DurableFiles.createFolders(folder);
        try {
            Files.createFile(file(build));
            DurableFiles.syncFolder(folder);
        } catch (FileAlreadyExistsException known) {
            // Another call of the same build began it.
        }
    }

    /** The end of a build is written down. */
    public void end(int build) throws IOException {
        Files.deleteIfExists(file(build));
    }

    /** All of them, in ascending order. */
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

    /** Whether a build began to be recorded before a moment; one that is not here did. */
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
