package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.DurableFiles;
import io.jenkins.plugins.coveragemonitor.history.WriterLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * An id that is created once and kept in a file of its own, so that it survives renaming.
 *
 * @param file where it is stored
 */
public record StableId(Path file) {
    /** The id of a controller, in its home. */
    public static StableId ofController(Path home) {
        return new StableId(home.resolve("coverage-monitor").resolve("controller-id"));
    }

    /** The id of a job, in the job's own folder: it moves with the job, but is not part of its configuration. */
    public static StableId ofJob(Path job) {
        return new StableId(job.resolve("coverage-monitor").resolve("job-id"));
    }

    /**
     * The id, if it exists.
     *
     * @throws IOException if the file does not hold an id
     */
    public Optional<String> read() throws IOException {
        try {
            String text = new String(DurableFiles.read(file), StandardCharsets.UTF_8).strip();
            return Optional.of(JobKey.checked(text));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            throw new IOException(file + ": " + wrong.getMessage() + "; delete the file to have an id made", wrong);
        }
    }

    /** The id, which is created if there is none. */
    public String get() throws IOException {
        Optional<String> known = read();
        return known.isPresent()
                ? known.get()
                : new WriterLock(file).holding(() -> {
                    Optional<String> meanwhile = read();
                    return meanwhile.isPresent()
                            ? meanwhile.get()
                            : write(UUID.randomUUID().toString());
                });
    }

    /** Replaces the id, for a copy that must no longer be mistaken for the original. */
    public String renew() throws IOException {
        return new WriterLock(file).holding(() -> write(UUID.randomUUID().toString()));
    }

    /** Sets the id. */
    public String set(String id) throws IOException {
        return new WriterLock(file).holding(() -> write(JobKey.checked(id)));
    }

    private String write(String id) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder; remove it");
        }
        DurableFiles.replace(
                file, DurableFiles.Readers.USUAL, out -> out.write((id + "\n").getBytes(StandardCharsets.UTF_8)));
        return id;
    }
}
