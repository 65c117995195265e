package io.jenkins.plugins.coveragemonitor.record;

import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.coveragemonitor.history.DurableFiles;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.StoredJson;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The file of a {@link BuildRecord}, {@code <id>.json} beside the build's measurement. */
public final class BuildRecordFile {
    private final Path file;
    private final Pattern leftover;

    public BuildRecordFile(JobHome home, int build) {
        Path measurement = home.measurement(build);
        this.file = measurement.resolveSibling(home.id() + ".json");
        // Drafts, and files that older versions wrote and locked.
        this.leftover = Pattern.compile(Pattern.quote(home.id()) + "\\.(cov\\d*\\.new|json\\.new|json\\.lock)");
    }

    /** The path of the file. */
    public Path path() {
        return file;
    }

    /** The record, if the build has one. */
    public Optional<BuildRecord> read() throws IOException {
        try {
            return Optional.of(StoredJson.MAPPER.readValue(DurableFiles.read(file), BuildRecord.class));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (JacksonException damaged) {
            throw new IOException(file + ": is damaged; record the build again", damaged);
        }
    }

    /** Replaces the record in one step. */
    public void write(BuildRecord record) throws IOException {
        byte[] json = StoredJson.MAPPER.writeValueAsBytes(record);
        DurableFiles.replace(file, DurableFiles.Readers.USUAL, out -> {
            out.write(json);
            out.write('\n');
        });
    }

    /** Removes drafts that a crash left beside the record and the measurement. Nobody may be writing them now. */
    public void removeLeftovers() throws IOException {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, path -> leftover.matcher(path.getFileName().toString()).matches())) {
            for (Path path : files) {
                Files.deleteIfExists(path);
            }
        }
    }
}
