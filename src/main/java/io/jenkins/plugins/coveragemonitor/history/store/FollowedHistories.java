package io.jenkins.plugins.coveragemonitor.history.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.history.DurableFiles;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.StoredJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies of the newest builds of jobs on other controllers, which builds here are compared with. Each copy is a file
 * that builds read and that is updated in the background, so that a build never waits for the store.
 */
public final class FollowedHistories {
    /** The newest good build is searched among this many. */
    private static final int BUILDS = 200;

    /** A copy is not updated more often. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** A copy that no build has requested for this long is deleted. */
    private static final Duration FORGOTTEN = Duration.ofDays(90);

    private static final Duration NOTED_AGAIN = Duration.ofDays(1);

    private final Path folder;
    private final Clock clock;

    /** The copies that a build requested since they were last updated. */
    private final Set<Path> wanted = ConcurrentHashMap.newKeySet();

    /** The copies in a home. */
    public FollowedHistories(Path home, Clock clock) {
        this.folder = home.resolve("coverage-monitor").resolve("followed");
        this.clock = clock;
    }

    /**
     * A copy.
     *
     * @param name the job's full name on its controller
     * @param points its newest builds in ascending order; empty if the store does not know the job
     * @param copied when it was copied, or {@code null} if it has not been yet
     */
    public record Copy(String name, List<Point> points, @Nullable Instant copied) {}

    /** The content of a file. */
    private record Followed(String address, String monitor, Instant asked, Copy copy) {
        ObjectNode json() {
            ObjectNode node = StoredJson.MAPPER.createObjectNode();
            node.put("address", address);
            node.put("monitor", monitor);
            node.put("asked", asked.toString());
            node.put("name", copy.name());
            if (copy.copied() != null) {
                node.put("copied", copy.copied().toString());
            }
            ArrayNode lines = node.putArray("points");
            copy.points().forEach(point -> lines.add(new String(point.json(), StandardCharsets.UTF_8)));
            return node;
        }

        static Followed of(byte[] json) throws IOException {
            JsonNode node = StoredJson.MAPPER.readTree(json);
            List<Point> points = new ArrayList<>();
            for (JsonNode line : node.path("points")) {
                points.add(Point.of(line.asText().getBytes(StandardCharsets.UTF_8)));
            }
            try {
                Instant copied = node.hasNonNull("copied")
                        ? Instant.parse(node.get("copied").asText())
                        : null;
                return new Followed(
                        node.path("address").asText(),
                        node.path("monitor").asText(),
                        Instant.parse(node.path("asked").asText()),
                        new Copy(node.path("name").asText(), points, copied));
            } catch (DateTimeException wrong) {
                throw new IOException("has an impossible time", wrong);
            }
        }
    }

    /**
     * The current copy of a job's history; requests an update in the background.
     *
     * @param address the job's address on its controller
     * @param monitor which of its monitors
     */
    public Copy copy(String address, String monitor) throws IOException {
        String plain = address.endsWith("/") ? address : address + "/";
        Path file = folder.resolve(name(plain, monitor) + ".json");
        Instant now = clock.instant();
        Followed known = read(file);
        if (known == null || known.asked().plus(NOTED_AGAIN).isBefore(now)) {
            Copy copy = known == null ? new Copy(plain, List.of(), null) : known.copy();
            known = new Followed(plain, monitor, now, copy);
            write(file, known);
        }
        wanted.add(file);
        return known.copy();
    }

    private static String name(String address, String monitor) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((address + "\n" + monitor).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Updates the copies; one that cannot be read is made anew when a build requests it again. */
    void refresh(HistoryStore store) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".json")).toList();
        }
        for (Path file : files) {
            refresh(store, file);
        }
    }

    private void refresh(HistoryStore store, Path file) throws IOException {
        boolean asked = wanted.remove(file);
        Followed known = read(file);
        Instant now = clock.instant();
        if (known == null || known.asked().plus(FORGOTTEN).isBefore(now)) {
            Files.deleteIfExists(file);
            return;
        }
        Instant copied = known.copy().copied();
        if (!asked && copied != null && !copied.isBefore(now.minus(FRESH)) && !copied.isAfter(now)) {
            return;
        }
        write(file, new Followed(known.address(), known.monitor(), known.asked(), copied(store, known, now)));
    }

    private static Copy copied(HistoryStore store, Followed known, Instant now) throws IOException {
        for (JobKey key : store.at(known.address())) {
            Optional<StoredJob> job = store.find(key);
            String url = job.map(one -> one.description().url()).orElse(null);
            // Jobs in a folder have addresses that begin with the folder's.
            if (url != null
                    && key.monitor().equals(known.monitor())
                    && url.indexOf('/', known.address().length()) == url.length() - 1) {
                return new Copy(
                        job.get().description().name(),
                        store.latest(List.of(key), BUILDS).getOrDefault(key, List.of()),
                        now);
            }
        }
        return new Copy(known.address(), List.of(), now);
    }

    private static @Nullable Followed read(Path file) {
        try {
            return Followed.of(DurableFiles.read(file));
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException damaged) {
            // It is only a copy: another one will be made.
            return null;
        }
    }

    private void write(Path file, Followed followed) throws IOException {
        DurableFiles.createFolders(folder);
        byte[] json = StoredJson.MAPPER.writeValueAsBytes(followed.json());
        DurableFiles.replace(file, DurableFiles.Readers.USUAL, out -> out.write(json));
    }
}
