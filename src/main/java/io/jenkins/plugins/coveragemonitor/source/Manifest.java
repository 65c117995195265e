package io.jenkins.plugins.coveragemonitor.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a build's files and the archive files that hold them. Stored as text: a line with the version and the
 * encoding, then a line for each file: hash, number of the build that added the content, path.
 *
 * @param charset the configured encoding of the job's sources, or {@code null}
 * @param files the files by their paths
 */
record Manifest(@Nullable String charset, Map<String, Place> files) {
    private static final String VERSION = "1";
    private static final String UNKNOWN = "-";

    /**
     * Where a content is stored.
     *
     * @param hash its SHA-256
     * @param build the build whose archive file holds it
     */
    record Place(String hash, int build) {}

    Manifest {
        files = new TreeMap<>(files);
    }

    static Manifest none(@Nullable String charset) {
        return new Manifest(charset, Map.of());
    }

    /** The known contents, each with the build whose file holds it. */
    Map<String, Integer> contents() {
        Map<String, Integer> builds = new LinkedHashMap<>();
        files.values().forEach(place -> builds.put(place.hash(), place.build()));
        return builds;
    }

    @Nullable
    Charset encoding() {
        return charset == null || !Charset.isSupported(charset) ? null : Charset.forName(charset);
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(VERSION + " " + (charset == null ? UNKNOWN : charset) + "\n");
        files.forEach((path, place) -> text.append(place.hash())
                .append(' ')
                .append(place.build())
                .append(' ')
                .append(path)
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Manifest of(byte[] bytes) throws IOException {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
        String[] head = lines[0].split(" ");
        if (head.length != 2 || !head[0].equals(VERSION)) {
            throw new IOException("its list of files is of another version, or damaged");
        }
        Map<String, Place> files = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            String[] parts = lines[i].split(" ", 3);
            if (parts.length != 3 || !parts[1].matches("\\d{1,9}")) {
                throw new IOException("its list of files is damaged in line " + (i + 1));
            }
            files.put(parts[2], new Place(parts[0], Integer.parseInt(parts[1])));
        }
        return new Manifest(head[1].equals(UNKNOWN) ? null : head[1], files);
    }
}
