package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryCacheTest {
    private final HistoryCache cache = new HistoryCache(100);

    @Test
    void whatWasReadLastIsKeptUnderItsFile() {
        HistorySnapshot first = snapshot(10);
        cache.put(Path.of("a"), first);
        assertThat(cache.get(Path.of("a"))).isSameAs(first);
        HistorySnapshot second = snapshot(11);
        cache.put(Path.of("a"), second);

        assertThat(cache.get(Path.of("a"))).isSameAs(second);
        assertThat(cache.get(Path.of("b"))).isNull();
    }

    @Test
    void isBoundedByPointsAndNotByHistories() {
        for (int file = 0; file < 50; file++) {
            cache.put(Path.of("job" + file), snapshot(9));
        }
        assertThat(cache.weight()).isBetween(50L, 100L);

        cache.put(Path.of("huge"), snapshot(101));
        assertThat(cache.get(Path.of("huge"))).as("it was read last").isNotNull();
        assertThat(cache.weight()).isBetween(50L, 100L);
        cache.put(Path.of("small"), snapshot(1));
        assertThat(cache.get(Path.of("huge")))
                .as("it would leave no room for others")
                .isNull();
    }

    private static HistorySnapshot snapshot(int points) {
        List<Point> all = IntStream.rangeClosed(1, points)
                .mapToObj(build -> Point.builder(build, Instant.EPOCH).create())
                .toList();
        return new HistorySnapshot(FileVersion.ABSENT, all, points, List.of(), 0);
    }
}
