package io.jenkins.plugins.coveragemonitor.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The histories that are used most, bounded by the number of their points; given up when memory is short. The one that was
 * read last is kept however long it is, or each look at it would read it again.
 */
final class HistoryCache {
    /** About 60 MB of points: the dashboards of some thousand jobs stay fast, and no controller suffers. */
    static final HistoryCache SHARED = new HistoryCache(100_000);

    /** What was read last. */
    private record Last(Path file, SoftReference<HistorySnapshot> snapshot) {}

    private final Cache<Path, HistorySnapshot> byFile;
    private volatile @Nullable Last last;

    HistoryCache(int maxPoints) {
        // What is too much goes at once, on the thread that brought it: no pool has to be there for that.
        byFile = Caffeine.newBuilder()
                .maximumWeight(maxPoints)
                .weigher((Path file, HistorySnapshot snapshot) ->
                        1 + snapshot.points().size())
                .softValues()
                .executor(Runnable::run)
                .build();
    }

    /** What was read of a file, or {@code null}; the caller checks whether it is still true. */
    @Nullable
    HistorySnapshot get(Path file) {
        HistorySnapshot known = byFile.getIfPresent(file);
        Last read = last;
        return known == null && read != null && read.file().equals(file)
                ? read.snapshot().get()
                : known;
    }

    void put(Path file, HistorySnapshot snapshot) {
        byFile.put(file, snapshot);
        last = new Last(file, new SoftReference<>(snapshot));
    }

    /** How many points are kept, and one for each history. */
    long weight() {
        byFile.cleanUp();
        return byFile.policy()
                .eviction()
                .flatMap(eviction -> eviction.weightedSize().stream().boxed().findFirst())
                .orElse(0L);
    }
}
