package io.jenkins.plugins.coveragemonitor.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The most used histories, bounded by their number of points and released when memory is short. The last one that was
 * read is kept however long it is, because otherwise each access would read it again.
 *
 * <p>A process that reads only one history, as most commands do, never creates the cache of the others, which would
 * load dozens of classes.
 */
final class HistoryCache {
    /** About 60 MB of points: the dashboards of some thousand jobs stay fast, and no controller suffers. */
    static final HistoryCache SHARED = new HistoryCache(100_000);

    /** The history that was read last. */
    private record Last(Path file, SoftReference<HistorySnapshot> snapshot) {}

    private final int maxPoints;
    private volatile @Nullable Cache<Path, HistorySnapshot> others;
    private volatile @Nullable Last last;

    HistoryCache(int maxPoints) {
        this.maxPoints = maxPoints;
    }

    /** The cached content of a file, or {@code null}; the caller checks whether it is still current. */
    @Nullable
    HistorySnapshot get(Path file) {
        Last read = last;
        if (read != null && read.file().equals(file)) {
            return read.snapshot().get();
        }
        Cache<Path, HistorySnapshot> known = others;
        return known == null ? null : known.getIfPresent(file);
    }

    synchronized void put(Path file, HistorySnapshot snapshot) {
        Last before = last;
        last = new Last(file, new SoftReference<>(snapshot));
        if (before == null || before.file().equals(file)) {
            return;
        }
        Cache<Path, HistorySnapshot> known = others();
        known.invalidate(file);
        HistorySnapshot earlier = before.snapshot().get();
        if (earlier != null) {
            known.put(before.file(), earlier);
        }
    }

    private Cache<Path, HistorySnapshot> others() {
        Cache<Path, HistorySnapshot> known = others;
        if (known == null) {
            // Evicts at once on the calling thread, so that no pool is needed.
            known = Caffeine.newBuilder()
                    .maximumWeight(maxPoints)
                    .weigher((Path file, HistorySnapshot snapshot) ->
                            1 + snapshot.points().size())
                    .softValues()
                    .executor(Runnable::run)
                    .build();
            others = known;
        }
        return known;
    }

    /** How many points are kept besides those that were read last, plus one for each of their histories. */
    long weight() {
        Cache<Path, HistorySnapshot> known = others;
        if (known == null) {
            return 0;
        }
        known.cleanUp();
        return known.policy()
                .eviction()
                .flatMap(eviction -> eviction.weightedSize().stream().boxed().findFirst())
                .orElse(0L);
    }
}
