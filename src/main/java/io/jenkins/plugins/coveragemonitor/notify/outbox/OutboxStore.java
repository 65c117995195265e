package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of letters, one file each, named by their order and their key: what {@link #put} returned from is on the
 * disk, and a letter is there whole or not at all.
 */
final class OutboxStore {
    private static final String END = ".json";

    private final Path folder;

    public OutboxStore(Path folder) {
        this.folder = folder;
    }

    /** The names of all letters in their order. */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(END))
                    .sorted()
                    .toList();
        }
    }

    public static String name(long order, String id) {
        return "%019d-%s%s".formatted(order, id, END);
    }

    public static String id(String name) {
        return name.substring(20, name.length() - END.length());
    }

    /** Puts a letter in, durably. */
    public void put(String name, OutboxEntry letter) throws IOException {
        Files.createDirectories(folder);
        Path draft = folder.resolve(name + ".new");
        try (FileChannel out = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(AlertJson.MAPPER.writeValueAsBytes(letter));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        sync();
    }

    /** A letter; empty if it is gone. One that cannot be read is put aside, as it would be in the way for ever. */
    public Optional<OutboxEntry> read(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
        try {
            return Optional.of(AlertJson.MAPPER.readValue(bytes, OutboxEntry.class));
        } catch (IOException damaged) {
            Files.move(file, folder.resolve(name + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        }
    }

    public void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    private void sync() {
        try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        } catch (IOException unsupported) {
            // Windows cannot open folders; there the name is durable with the move.
        }
    }
}
