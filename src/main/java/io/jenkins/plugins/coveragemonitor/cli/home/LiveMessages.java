package io.jenkins.plugins.coveragemonitor.cli.home;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.api.live.LiveContent;
import io.jenkins.plugins.coveragemonitor.history.Journal;
import io.jenkins.plugins.coveragemonitor.history.StoredPlace;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages of the live channels of a home folder, {@code coverage-monitor/live.jsonl}: written by the command that
 * delivers, read by the preview with open pages. Only the newest are kept.
 */
public final class LiveMessages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST = 256 * 1024;

    private final Path file;
    private long read;

    /** The messages of a home folder. */
    public LiveMessages(Path home) {
        this.file = home.resolve("coverage-monitor").resolve("live.jsonl");
    }

    /**
     * A message as open pages show it.
     *
     * @param job its job
     * @param content the shown message
     */
    public record Shown(String job, LiveContent.Message content) {
        /** A message of a channel. */
        public static Shown of(Message message) {
            return new Shown(message.job(), LiveContent.Message.of(message));
        }
    }

    /** Adds a message. */
    public void add(Message message) {
        try {
            byte[] line = JSON.writeValueAsBytes(Shown.of(message));
            boolean full = StoredPlace.size(file) > LARGEST;
            new Journal(file, any -> true).exclusively(writer -> {
                if (full) {
                    writer.replace(List.of(line));
                } else {
                    writer.append(line);
                }
                return null;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Marks the existing messages as read. */
    public void skip() throws IOException {
        read = Files.isRegularFile(file) ? Files.size(file) : 0;
    }

    /** The messages added since the last call. */
    public List<Shown> next() throws IOException {
        List<Shown> added = new ArrayList<>();
        if (StoredPlace.size(file) < 0) {
            return added;
        }
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
            read = lines.length() < read ? 0 : read;
            byte[] more = new byte[(int) Math.min(lines.length() - read, 4 * LARGEST)];
            lines.seek(read);
            lines.readFully(more);
            String text = new String(more, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            read += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
            for (String line : text.substring(0, end).split("\n")) {
                shown(line).ifPresent(added::add);
            }
        }
        return added;
    }

    private static Optional<Shown> shown(String line) {
        try {
            return line.isBlank() ? Optional.empty() : Optional.ofNullable(JSON.readValue(line, Shown.class));
        } catch (JacksonException damaged) {
            return Optional.empty();
        }
    }
}
