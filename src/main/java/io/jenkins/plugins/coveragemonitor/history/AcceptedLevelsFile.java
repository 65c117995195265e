package io.jenkins.plugins.coveragemonitor.history;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The accepted levels of a job, {@code accepted.jsonl}: one a line, in the order in which they were accepted. */
public final class AcceptedLevelsFile {
    private final Path file;

    /** The file of a job, which need not exist. */
    public AcceptedLevelsFile(JobHome home) {
        this.file = home.folder().resolve("accepted.jsonl");
    }

    /** The path of the file. */
    public Path path() {
        return file;
    }

    /** All readable levels. Those that cannot be read are ignored, because they must not fail a build. */
    public List<AcceptedLevel> read() {
        List<AcceptedLevel> levels = new ArrayList<>();
        try {
            for (String line : new String(DurableFiles.read(file), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank()) {
                    parse(line, levels);
                }
            }
        } catch (IOException absentOrUnreadable) {
            return List.of();
        }
        return levels;
    }

    private static void parse(String line, List<AcceptedLevel> into) {
        try {
            into.add(StoredJson.MAPPER.readValue(line, AcceptedLevel.class));
        } catch (JacksonException | RuntimeException damaged) {
            // A line that was cut off, or is of a later version, accepts nothing.
        }
    }

    /** Adds a level; it is on disk when the method returns. */
    public void add(AcceptedLevel level) throws IOException {
        byte[] line = StoredJson.MAPPER.writeValueAsBytes(level);
        new Journal(file, AcceptedLevelsFile::isWhole).exclusively(writer -> {
            writer.append(line);
            return null;
        });
    }

    private static boolean isWhole(byte[] line) {
        try {
            StoredJson.MAPPER.readTree(line);
            return true;
        } catch (IOException cutOff) {
            return false;
        }
    }
}
