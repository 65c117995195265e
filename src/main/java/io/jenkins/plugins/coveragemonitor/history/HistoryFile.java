package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The history as a file with the job, {@code history.jsonl}: one point a line, appended durably. A later line for a
 * build replaces an earlier one. The file is rewritten, in one step, when superseded lines pile up.
 *
 * <p>Lines that cannot be read, be they damaged or from a later version, are skipped and reported, and stay in the
 * file.
 */
public final class HistoryFile implements History {
    /** With fewer superseded lines rewriting the file is not worth it. */
    private static final int MIN_STALE = 16;

    /** With more unreadable lines, which would be copied, the file is only appended to. */
    private static final int MOST_UNREADABLE = 100_000;

    /** Locks for reading; histories may share one. */
    private static final Object[] READING =
            Stream.generate(Object::new).limit(64).toArray();

    private final Journal journal;
    private final Supplier<Retention> retention;
    private final Supplier<Set<Integer>> needed;
    private final Clock clock;

    /**
     * The history in a file, which need not exist yet.
     *
     * @param retention how long points are kept; queried on each append, which removes older points
     * @param needed builds that are kept however old they are
     */
    public HistoryFile(Path file, Supplier<Retention> retention, Supplier<Set<Integer>> needed, Clock clock) {
        this.journal = new Journal(file, HistoryFile::isPoint);
        this.retention = retention;
        this.needed = needed;
        this.clock = clock;
    }

    /** The history of a job without a retention limit. */
    public static HistoryFile of(JobHome job) {
        return new HistoryFile(job.history(), () -> Retention.DEFAULT, Set::of, Clock.systemUTC());
    }

    /** The history in a file without a retention limit. */
    public static HistoryFile at(Path file) {
        return new HistoryFile(file, () -> Retention.DEFAULT, Set::of, Clock.systemUTC());
    }

    private static boolean isPoint(byte[] line) {
        try {
            PointReader.read(line);
            return true;
        } catch (IOException torn) {
            return false;
        }
    }

    @Override
    public List<Point> points() throws IOException {
        return load().points();
    }

    /** One sentence for each skipped line; empty for a sound file. */
    @Override
    public List<String> problems() throws IOException {
        return load().problems();
    }

    @Override
    public void append(List<Point> points) throws IOException {
        List<byte[]> lines = points.stream().map(PointCodec::write).toList();
        journal.exclusively(writer -> {
            HistorySnapshot before = load();
            writer.append(lines);
            HistorySnapshot after = before.with(points, journal.version());
            List<Point> kept = kept(after.points());
            int stale = after.lines() - kept.size();
            boolean worthIt = kept.size() < after.points().size() || stale >= MIN_STALE && stale >= kept.size() / 8;
            if (worthIt && after.unreadable() <= MOST_UNREADABLE) {
                writer.replace(compact(kept));
                after = HistorySnapshot.read(journal);
            }
            HistoryCache.SHARED.put(journal.file(), after);
            return null;
        });
    }

    /**
     * Removes the points of some builds; missing ones are ignored.
     *
     * @throws IOException if it could not be made durable; the history is then unchanged
     */
    public void remove(Collection<Integer> builds) throws IOException {
        Set<Integer> removed = Set.copyOf(builds);
        journal.exclusively(writer -> {
            List<Point> points = load().points();
            List<Point> kept = points.stream()
                    .filter(point -> !removed.contains(point.build()))
                    .toList();
            if (kept.size() < points.size()) {
                writer.replace(compact(kept));
            }
            return null;
        });
    }

    private List<Point> kept(List<Point> points) {
        Retention limits = retention.get();
        return limits.isForEver() ? points : limits.keep(points, needed.get(), clock.instant());
    }

    /** The kept points, and the lines that only a person or a later version can interpret. */
    private List<byte[]> compact(List<Point> kept) throws IOException {
        List<byte[]> lines = new java.util.ArrayList<>(kept.size());
        journal.read().forEach((number, line, ended) -> {
            if (!isPoint(line)) {
                lines.add(line);
            }
        });
        kept.forEach(point -> lines.add(PointCodec.write(point)));
        return lines;
    }

    private HistorySnapshot load() throws IOException {
        Optional<HistorySnapshot> known = known();
        if (known.isPresent()) {
            return known.get();
        }
        // Whoever asks meanwhile waits, instead of reading a long history once more into the same memory.
        synchronized (READING[Math.floorMod(journal.file().hashCode(), READING.length)]) {
            Optional<HistorySnapshot> meanwhile = known();
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            HistorySnapshot read = HistorySnapshot.read(journal);
            HistoryCache.SHARED.put(journal.file(), read);
            return read;
        }
    }

    private Optional<HistorySnapshot> known() throws IOException {
        HistorySnapshot known = HistoryCache.SHARED.get(journal.file());
        return known != null && known.version().equals(journal.version()) ? Optional.of(known) : Optional.empty();
    }
}
