package io.jenkins.plugins.coveragemonitor.history;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The histories that were used last, bounded by the number of their points; given up first when memory is short. The one
 * that was read last is kept however long it is, or each look at it would read it again.
 */
final class HistoryCache {
    /** About 50 MB of points: the dashboards of some thousand jobs stay fast, and no controller suffers. */
    static final HistoryCache SHARED = new HistoryCache(100_000);

    private final int maxPoints;
    private final Map<Path, SoftReference<HistorySnapshot>> byFile = new LinkedHashMap<>(16, 0.75f, true);

    HistoryCache(int maxPoints) {
        this.maxPoints = maxPoints;
    }

    /** What was read of a file, or {@code null}; the caller checks whether it is still true. */
    synchronized @Nullable HistorySnapshot get(Path file) {
        SoftReference<HistorySnapshot> known = byFile.get(file);
        return known == null ? null : known.get();
    }

    synchronized void put(Path file, HistorySnapshot snapshot) {
        byFile.put(file, new SoftReference<>(snapshot));
        long points = byFile.values().stream().mapToLong(HistoryCache::weight).sum();
        Iterator<SoftReference<HistorySnapshot>> oldest = byFile.values().iterator();
        while (points > maxPoints && byFile.size() > 1 && oldest.hasNext()) {
            points -= weight(oldest.next());
            oldest.remove();
        }
    }

    private static long weight(SoftReference<HistorySnapshot> reference) {
        HistorySnapshot snapshot = reference.get();
        return snapshot == null ? 1 : 1L + snapshot.points().size();
    }
}
