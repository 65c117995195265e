package io.jenkins.plugins.coveragemonitor.source;

import io.jenkins.plugins.coveragemonitor.history.DurableFiles;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.WriterLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The sources that are kept with a job: one compressed file for each build, {@code sources/GROUP-BUILD.zip}, which
 * holds only contents that no earlier build of its group has. A content is stored once however many files and builds
 * have it. A new group begins when the later builds of a group have added more than its first one. So the sources of
 * one build never cost more than about three times their compressed size, and the names of the files show which of them
 * can be deleted.
 *
 * <p>Writers take turns; readers never wait for them.
 */
public final class SourceArchive {
    private static final int BATCH = 8 * 1024 * 1024;
    private static final int LOOK_BACK = 8;

    /** The most bytes of all sources of one build before compression; files beyond it are named and left out. */
    static final long MAX_BUILD = 512L * 1024 * 1024;

    private final Path folder;
    private final IntPredicate exists;

    /** The sources of a job's monitor. */
    public SourceArchive(JobHome home) {
        this(
                home.folder().resolve("sources"),
                build -> Files.isDirectory(home.builds().apply(build)));
    }

    SourceArchive(Path folder, IntPredicate exists) {
        this.folder = folder;
        this.exists = exists;
    }

    /**
     * The sources of a build that were kept.
     *
     * @param files how many files it has now
     * @param missing wanted files that are not in the workspace, too large or over the limit
     * @param added how many bytes this build added on disk
     */
    public record Kept(int files, List<String> missing, long added) {}

    /**
     * Keeps the sources of a build in addition to those of an earlier part of it, and removes what the retention no
     * longer keeps.
     *
     * @param paths the measured files to keep, as far as the retention wants any
     * @param charset the configured encoding of the job's sources, or {@code null}
     * @throws IOException if they could not be kept, or the build was stopped meanwhile; existing sources stay
     */
    public Kept keep(
            int build, Collection<String> paths, SourceFiles files, @Nullable String charset, SourceRetention retention)
            throws IOException {
        if (retention == SourceRetention.NEVER && Files.notExists(folder)) {
            return new Kept(0, List.of(), 0);
        }
        return new WriterLock(folder).holding(() -> {
            try {
                return keepAlone(build, paths, files, charset, retention);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("the build was stopped", stopped);
            }
        });
    }

    private Kept keepAlone(
            int build, Collection<String> paths, SourceFiles files, @Nullable String charset, SourceRetention retention)
            throws IOException, InterruptedException {
        List<ArchiveFile> known = ArchiveFile.all(folder);
        boolean newest = known.stream().allMatch(file -> file.build() <= build);
        if (retention == SourceRetention.NEVER || !newest && !retention.outlivesNewerBuilds()) {
            removeAllBut(retention);
            return new Kept(0, List.of(), 0);
        }
        ArchiveFile target = target(known, build);
        Manifest before = Files.exists(target.path()) ? target.manifest() : Manifest.none(charset);
        Map<String, Integer> contents = contents(known, target);
        Map<String, Fingerprint> prints = new TreeMap<>(files.fingerprints(paths));
        prints.keySet().retainAll(Set.copyOf(paths));
        prints.keySet().removeIf(path -> path.indexOf('\n') >= 0);
        List<String> fetch = within(prints, contents);
        Map<String, Manifest.Place> places = new HashMap<>(before.files());
        long was = target.size();
        DurableFiles.replace(target.path(), DurableFiles.Readers.USUAL, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            Set<String> inside = target.copyTo(zip);
            for (List<String> batch : batches(fetch, prints)) {
                add(batch, prints, files, zip, inside);
            }
            inside.forEach(hash -> contents.put(hash, build));
            prints.forEach((path, print) -> {
                Integer place = contents.get(print.hash());
                if (place != null) {
                    places.put(path, new Manifest.Place(print.hash(), place));
                }
            });
            zip.putNextEntry(new ZipEntry(ArchiveFile.MANIFEST));
            zip.write(new Manifest(charset, places).bytes());
            zip.closeEntry();
            zip.finish();
        });
        removeAllBut(retention);
        List<String> missing = paths.stream()
                .filter(path -> !places.containsKey(path))
                .sorted()
                .toList();
        return new Kept(places.size(), missing, target.size() - was);
    }

    /** The file of a build: its existing one, else one in the newest group, else one in a new group. */
    private ArchiveFile target(List<ArchiveFile> known, int build) {
        Optional<ArchiveFile> own =
                known.stream().filter(file -> file.build() == build).findFirst();
        if (own.isPresent()) {
            return own.get();
        }
        int group = known.stream()
                .mapToInt(ArchiveFile::group)
                .filter(number -> number < build)
                .max()
                .orElse(build);
        long first = ArchiveFile.in(folder, group, group).size();
        long later = known.stream()
                .filter(file -> file.group() == group && file.build() != group)
                .mapToLong(ArchiveFile::size)
                .sum();
        return ArchiveFile.in(folder, first == 0 || later > first ? build : group, build);
    }

    /** The contents that earlier builds of the same group have, and where. */
    private Map<String, Integer> contents(List<ArchiveFile> known, ArchiveFile target) throws IOException {
        Map<String, Integer> contents = new HashMap<>();
        List<ArchiveFile> earlier = known.stream()
                .filter(file -> file.group() == target.group() && file.build() < target.build())
                .sorted(Comparator.comparingInt(ArchiveFile::build).reversed())
                .limit(LOOK_BACK)
                .toList();
        for (ArchiveFile file : earlier) {
            file.manifest().contents().forEach(contents::putIfAbsent);
        }
        return contents;
    }

    /** The files with new contents, one for each content, within the limit. */
    private static List<String> within(Map<String, Fingerprint> prints, Map<String, Integer> contents) {
        Set<String> asked = new HashSet<>(contents.keySet());
        List<String> fetch = new ArrayList<>();
        long size = 0;
        for (Map.Entry<String, Fingerprint> print : prints.entrySet()) {
            if (asked.add(print.getValue().hash())) {
                size += print.getValue().size();
                if (size > MAX_BUILD) {
                    break;
                }
                fetch.add(print.getKey());
            }
        }
        return fetch;
    }

    private static List<List<String>> batches(List<String> paths, Map<String, Fingerprint> prints) {
        List<List<String>> batches = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        long size = 0;
        for (String path : paths) {
            Fingerprint print = prints.get(path);
            int more = print == null ? 0 : print.size();
            if (size + more > BATCH && !batch.isEmpty()) {
                batches.add(batch);
                batch = new ArrayList<>();
                size = 0;
            }
            batch.add(path);
            size += more;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private static void add(
            List<String> batch,
            Map<String, Fingerprint> prints,
            SourceFiles files,
            ZipOutputStream zip,
            Set<String> inside)
            throws IOException {
        try {
            for (Map.Entry<String, byte[]> file : files.contents(batch).entrySet()) {
                Fingerprint print = prints.get(file.getKey());
                // A file that changed meanwhile, or that an agent now describes differently, is left out.
                if (print != null && Fingerprint.of(file.getValue()).equals(print) && inside.add(print.hash())) {
                    zip.putNextEntry(new ZipEntry(print.hash()));
                    zip.write(file.getValue());
                    zip.closeEntry();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the build was stopped", stopped);
        }
    }

    /**
     * The lines of a file of a build.
     *
     * @return empty if they are not kept
     * @throws IOException if they cannot be read; the message is one sentence that names the file
     */
    public Optional<List<String>> read(int build, String path) throws IOException {
        List<ArchiveFile> known = ArchiveFile.all(folder);
        Optional<ArchiveFile> own =
                known.stream().filter(file -> file.build() == build).findFirst();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Manifest manifest = own.get().manifest();
        Manifest.Place place = manifest.files().get(path);
        if (place == null) {
            return Optional.empty();
        }
        ArchiveFile holder = ArchiveFile.in(folder, own.get().group(), place.build());
        return Optional.of(SourceText.lines(holder.entry(place.hash(), Fingerprint.MAX_SIZE), manifest.encoding()));
    }

    /** The builds whose sources are kept, ascending. */
    public List<Integer> builds() throws IOException {
        return ArchiveFile.all(folder).stream().map(ArchiveFile::build).sorted().toList();
    }

    /** Its size on disk in bytes. */
    public long size() throws IOException {
        return ArchiveFile.all(folder).stream().mapToLong(ArchiveFile::size).sum();
    }

    /** Removes what a retention does not keep; a file stays while a later kept one of its group may need it. */
    private void removeAllBut(SourceRetention retention) throws IOException {
        List<ArchiveFile> all = ArchiveFile.all(folder);
        int newest = all.stream().mapToInt(ArchiveFile::build).max().orElse(0);
        Map<Integer, Integer> needed = new HashMap<>();
        for (ArchiveFile file : all) {
            boolean kept =
                    switch (retention) {
                        case NEVER -> false;
                        case LAST_BUILD -> file.build() == newest;
                        case CHANGED_FILES, EVERY_BUILD -> file.build() == newest || exists.test(file.build());
                    };
            if (kept) {
                needed.merge(file.group(), file.build(), Math::max);
            }
        }
        for (ArchiveFile file : all) {
            if (file.build() > needed.getOrDefault(file.group(), -1)) {
                Files.deleteIfExists(file.path());
            }
        }
    }
}
