package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.report.io.PathIndex;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PathSetTest {
    private final PathSet paths = new PathSet();

    private static PathIndex part(int from, int to) {
        PathIndex part = new PathIndex(0);
        IntStream.range(from, to).forEach(i -> part.number("src/f" + i + ".c"));
        return part;
    }

    @Test
    void knowsEachPathAgain() {
        for (int part = 0; part < 100; part++) {
            assertThat(paths.addAll(part(part * 3000, part * 3000 + 3000))).isTrue();
        }

        assertThat(paths.size()).isEqualTo(300_000);
        assertThat(paths.addAll(part(123_456, 123_457))).isFalse();
    }
}
