package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The builds of a job that are kept forever, such as releases: {@code kept-builds.json}, described in
 * docs/history-format.md. They are marked on the trend. Concurrent changes take turns.
 */
public final class KeptBuildsFile {
    private static final int VERSION = 1;

    private final Path file;

    /** The file of a job, which need not exist. */
    public KeptBuildsFile(JobHome home) {
        this.file = home.folder().resolve("kept-builds.json");
    }

    /** The path of the file. */
    public Path path() {
        return file;
    }

    /** What is on disk. */
    private record Content(int v, List<Integer> builds) {}

    /** Their numbers, ascending; none if the file is missing or unreadable, because no page may fail by it. */
    public SortedSet<Integer> read() {
        try {
            Content content = StoredJson.MAPPER.readValue(DurableFiles.read(file), Content.class);
            if (content != null && content.v() == VERSION && content.builds() != null) {
                return Collections.unmodifiableSortedSet(new TreeSet<>(content.builds()));
            }
        } catch (IOException | RuntimeException absentOrDamaged) {
            // Only marks are missing; the next change rewrites the file.
        }
        return Collections.emptySortedSet();
    }

    /**
     * Records whether a build is kept; it is on disk when the method returns.
     *
     * @return whether this changed anything
     * @throws IOException if it could not be recorded
     */
    public boolean mark(int build, boolean kept) throws IOException {
        if (read().contains(build) == kept) {
            return false;
        }
        return new Journal(file, line -> true).exclusively(writer -> {
            SortedSet<Integer> builds = new TreeSet<>(read());
            boolean isNews = kept ? builds.add(build) : builds.remove(build);
            if (isNews) {
                writer.replace(List.of(StoredJson.MAPPER.writeValueAsBytes(new Content(VERSION, List.copyOf(builds)))));
            }
            return isNews;
        });
    }
}
