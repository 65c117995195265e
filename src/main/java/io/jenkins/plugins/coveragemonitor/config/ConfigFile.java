package io.jenkins.plugins.coveragemonitor.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.coveragemonitor.history.DurableFiles;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Journal;
import io.jenkins.plugins.coveragemonitor.history.StoredJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a job when a build was last recorded, {@code config.json} with the job. A Pipeline states its
 * configuration only while it runs, but the job's pages need it at any time.
 */
public final class ConfigFile {
    private static final JsonFactory NAMES = new JsonFactory();

    private final Path file;

    public ConfigFile(JobHome home) {
        this.file = home.folder().resolve("config.json");
    }

    /** The path of the file. */
    public Path path() {
        return file;
    }

    public MonitorConfig read() throws IOException {
        try {
            // Read first: if there is no file, nothing waits for the JSON binding to load.
            byte[] json = DurableFiles.read(file);
            return StoredJson.MAPPER.readValue(json, MonitorConfig.class);
        } catch (NoSuchFileException absent) {
            return MonitorConfig.DEFAULT;
        } catch (JacksonException damaged) {
            throw damaged(damaged);
        }
    }

    /**
     * The monitor's name without the rest of the configuration. A job's page needs no more, and the first one after a
     * start should not wait for all the types to load.
     *
     * @return {@code null} for the default name
     */
    public @Nullable String name() throws IOException {
        try (JsonParser json = NAMES.createParser(DurableFiles.read(file))) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean named = json.currentName().equals("name");
                JsonToken value = json.nextToken();
                if (named) {
                    return value == JsonToken.VALUE_STRING ? json.getText() : null;
                }
                json.skipChildren();
            }
            return null;
        } catch (NoSuchFileException absent) {
            return null;
        } catch (JacksonException damaged) {
            throw damaged(damaged);
        }
    }

    private IOException damaged(JacksonException why) {
        return new IOException(file + ": is damaged; the next build writes it again", why);
    }

    public void write(MonitorConfig config) throws IOException {
        byte[] json = StoredJson.MAPPER.writeValueAsBytes(config);
        new Journal(file, line -> true).exclusively(writer -> {
            if (!Files.exists(file) || !java.util.Arrays.equals(withoutEnd(DurableFiles.read(file)), json)) {
                writer.replace(List.of(json));
            }
            return null;
        });
    }

    private static byte[] withoutEnd(byte[] line) {
        return java.util.Arrays.copyOf(line, Math.max(0, line.length - 1));
    }
}
