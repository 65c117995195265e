package io.jenkins.plugins.coveragemonitor.cli.home;

import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.coveragemonitor.history.DurableFiles;
import io.jenkins.plugins.coveragemonitor.history.Journal;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.history.StoredJson;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The retention of all jobs of a home folder: {@code coverage-monitor/retention.json}. */
public final class HomeRetention {
    private final Path file;

    /** The retention of a folder, which need not exist. */
    public HomeRetention(Path home) {
        this.file = home.resolve("coverage-monitor").resolve("retention.json");
    }

    /** The settings, with defaults for values that are not set. */
    public Retention get() {
        try {
            return read().or(Retention.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the settings cannot be read, in one sentence with the remedy; the defaults hold meanwhile. */
    public Optional<String> problem() {
        try {
            read();
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(FailureText.sentence(unreadable));
        }
    }

    /** The settings, or the defaults if they cannot be read. */
    public Retention getIfReadable() {
        try {
            return read().or(Retention.DEFAULT);
        } catch (IOException unreadable) {
            return Retention.DEFAULT;
        }
    }

    /** Changes settings; returns the retention that holds from then on. */
    public Retention change(Retention set) throws IOException {
        return new Journal(file, line -> true).exclusively(writer -> {
            Retention changed = set.or(read());
            writer.replace(List.of(StoredJson.MAPPER.writeValueAsBytes(changed)));
            return changed.or(Retention.DEFAULT);
        });
    }

    private Retention read() throws IOException {
        try {
            return StoredJson.MAPPER.readValue(DurableFiles.read(file), Retention.class);
        } catch (NoSuchFileException nothingSet) {
            return Retention.UNSET;
        } catch (JacksonException damaged) {
            throw new IOException(file + ": is damaged; delete it and set the retention again", damaged);
        }
    }
}
