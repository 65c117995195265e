package io.jenkins.plugins.coveragemonitor.api.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.coveragemonitor.history.FileVersion;
import io.jenkins.plugins.coveragemonitor.history.Journal;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A small state in a file, one line of JSON: read again whenever the file has changed, replaced in one step. Safe for
 * several threads and several processes.
 *
 * @param <T> the state, an immutable record
 */
final class StateFile<T> {
    private final Journal journal;
    private final Class<T> type;
    private final T empty;
    private volatile @Nullable Known<T> known;

    /**
     * The state in a file, which need not exist.
     *
     * @param empty the state while there is no file
     */
    StateFile(Path file, Class<T> type, T empty) {
        this.journal = new Journal(file, line -> true);
        this.type = type;
        this.empty = empty;
    }

    /** The path of the file. */
    Path path() {
        return journal.file();
    }

    private record Known<T>(FileVersion version, T state) {}

    /** Computes the next state. */
    @FunctionalInterface
    interface Change<T> {
        T of(T before) throws IOException;
    }

    /**
     * The current state.
     *
     * @throws IOException if it cannot be read; the message has the remedy
     */
    T read() throws IOException {
        Known<T> last = known;
        FileVersion version = journal.version();
        if (last == null || !last.version().equals(version)) {
            last = new Known<>(version, load());
            known = last;
        }
        return last.state();
    }

    private T load() throws IOException {
        StringBuilder text = new StringBuilder();
        journal.read()
                .forEach((number, line, ended) ->
                        text.append(new String(line, java.nio.charset.StandardCharsets.UTF_8)));
        if (text.isEmpty()) {
            return empty;
        }
        try {
            return ApiJson.MAPPER.readValue(text.toString(), type);
        } catch (JsonProcessingException damaged) {
            throw new IOException(
                    journal.file() + ": is damaged; restore it, or move it away to start afresh", damaged);
        }
    }

    /** Replaces the state while no other process does; it is on disk when the method returns. */
    T update(Change<T> change) throws IOException {
        return journal.exclusively(writer -> {
            T before = load();
            T after = change.of(before);
            if (!after.equals(before)) {
                writer.replace(java.util.List.of(ApiJson.bytes(after)));
            }
            return after;
        });
    }
}
