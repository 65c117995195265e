package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.history.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of entries, one file each, named by order and key. When {@link #put} returns, its entry is on disk; an entry
 * is there completely or not at all.
 */
final class OutboxStore {
    private static final String END = ".json";
    private static final String DAMAGED = ".damaged";
    private static final Pattern ENTRY = Pattern.compile("\\d{19}-.+\\.json");
    /** Older drafts were left by a crash; no entry takes so long to write. */
    private static final Duration LONGEST_WRITING = Duration.ofHours(1);

    private final Path folder;

    OutboxStore(Path folder) {
        this.folder = folder;
    }

    /** The names of all entries in order. */
    List<String> names() throws IOException {
        return files(name -> ENTRY.matcher(name).matches());
    }

    /** The names of files that are not entries and belong to none. */
    List<String> foreign() throws IOException {
        return files(name -> !ENTRY.matcher(name).matches()
                && !name.endsWith(DAMAGED)
                && !name.endsWith(END + DurableFiles.DRAFT)
                && Files.isRegularFile(folder.resolve(name)));
    }

    /** The names of unreadable entries that were set aside. */
    List<String> damaged() throws IOException {
        return files(name -> name.endsWith(DAMAGED));
    }

    /** Removes the drafts that crashes left of entries that were never added. */
    void removeDrafts(Instant now) throws IOException {
        for (String draft : files(name -> name.endsWith(END + DurableFiles.DRAFT))) {
            Path file = folder.resolve(draft);
            try {
                Instant written = Files.getLastModifiedTime(file).toInstant();
                if (written.plus(LONGEST_WRITING).isBefore(now)) {
                    Files.deleteIfExists(file);
                }
            } catch (NoSuchFileException inPlace) {
                // Another process has completed it meanwhile.
            }
        }
    }

    private List<String> files(Predicate<String> which) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(which)
                    .sorted()
                    .toList();
        }
    }

    static String name(long order, String id) {
        return "%019d-%s%s".formatted(order, id, END);
    }

    /** When the entry of a name was added; nearly so if several were added at once. */
    static Instant put(String name) {
        return Instant.ofEpochMilli(Long.parseLong(name.substring(0, 19)) / 1000);
    }

    static String id(String name) {
        return name.substring(20, name.length() - END.length());
    }

    /** Adds an entry durably. */
    void put(String name, OutboxEntry entry) throws IOException {
        byte[] bytes = AlertJson.MAPPER.writeValueAsBytes(entry);
        DurableFiles.replace(folder.resolve(name), DurableFiles.Readers.USUAL, out -> out.write(bytes));
    }

    /** Reads an entry; empty if it is gone. An unreadable one is set aside, because it would block the queue. */
    Optional<OutboxEntry> read(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] bytes;
        try {
            bytes = DurableFiles.read(file);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
        try {
            return Optional.of(AlertJson.MAPPER.readValue(bytes, OutboxEntry.class));
        } catch (IOException damaged) {
            Files.move(file, folder.resolve(name + DAMAGED), StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        }
    }

    void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }
}
