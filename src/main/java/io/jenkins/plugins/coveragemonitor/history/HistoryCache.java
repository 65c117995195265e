package io.jenkins.plugins.coveragemonitor.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The histories that are used most, bounded by the number of their points; given up when memory is short. The one that was
 * read last is kept however long it is, or each look at it would read it again.
 *
 * <p>A process that looks at one history, as most commands do, never makes the cache of the others: that would load dozens of
 * classes.
 */
final class HistoryCache {
    /** About 60 MB of points: the dashboards of some thousand jobs stay fast, and no controller suffers. */
    static final HistoryCache SHARED = new HistoryCache(100_000);

    /** What was read last. */
    private record Last(Path file, SoftReference<HistorySnapshot> snapshot) {}

    private final int maxPoints;
    private volatile @Nullable Cache<Path, HistorySnapshot> others;
    private volatile @Nullable Last last;

    HistoryCache(int maxPoints) {
        this.maxPoints = maxPoints;
    }

    /** What was read of a file, or {@code null}; the caller checks whether it is still true. */
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
            // What is too much goes at once, on the thread that brought it: no pool has to be there for that.
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

    /** How many points are kept beside those that were read last, and one for each of their histories. */
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
