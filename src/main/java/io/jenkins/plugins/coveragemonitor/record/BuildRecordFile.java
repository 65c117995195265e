package io.jenkins.plugins.coveragemonitor.record;

import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Journal;
import io.jenkins.plugins.coveragemonitor.history.StoredJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file of a {@link BuildRecord}, {@code <id>.json} beside the build's measurement. Calls that record the same build
 * at the same time take turns.
 */
public final class BuildRecordFile {
    private final Path file;
    private final Journal turns;

    public BuildRecordFile(JobHome home, int build) {
        Path measurement = home.measurement(build);
        this.file = measurement.resolveSibling(home.id() + ".json");
        this.turns = new Journal(file, line -> true);
    }

    /** What to make of the record while no other call records the build. */
    @FunctionalInterface
    public interface Work {
        BuildRecord with(Optional<BuildRecord> before) throws IOException;
    }

    /** The record, if the build has one. */
    public Optional<BuildRecord> read() throws IOException {
        try {
            return Optional.of(StoredJson.MAPPER.readValue(Files.readAllBytes(file), BuildRecord.class));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (JacksonException damaged) {
            throw new IOException(file + ": is damaged; record the build again", damaged);
        }
    }

    /** Something to do while no other call records the build. */
    @FunctionalInterface
    public interface Turn {
        void take() throws IOException;
    }

    /** Takes a turn without touching the record. */
    public void exclusively(Turn turn) throws IOException {
        turns.exclusively(writer -> {
            turn.take();
            return null;
        });
    }

    /** Puts another record in place. */
    public BuildRecord update(Work work) throws IOException {
        return turns.exclusively(writer -> {
            BuildRecord after = work.with(read());
            writer.replace(List.of(StoredJson.MAPPER.writeValueAsBytes(after)));
            return after;
        });
    }
}
