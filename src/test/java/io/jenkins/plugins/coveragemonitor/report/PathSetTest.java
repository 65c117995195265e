package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PathSetTest {
    private final PathSet paths = new PathSet();

    private static List<FileCoverage> files(int from, int to, IntFunction<String> path) {
        return IntStream.range(from, to)
                .mapToObj(i -> new FileCoverage(path.apply(i), LineTable.EMPTY, FunctionTable.EMPTY, Counters.NONE))
                .toList();
    }

    @Test
    void knowsEachPathAgain() {
        for (int part = 0; part < 100; part++) {
            assertThat(paths.addAll(files(part * 3000, part * 3000 + 3000, i -> "src/f" + i + ".c")))
                    .isTrue();
        }

        assertThat(paths.size()).isEqualTo(300_000);
        assertThat(paths.addAll(files(123_456, 123_457, i -> "src/f" + i + ".c")))
                .isFalse();
    }

    @Test
    void knowsAPathAgainInOnePart() {
        assertThat(paths.addAll(files(0, 2, i -> "same.c"))).isFalse();
    }

    /** Whoever chooses paths of one hash gets the report read in one go, not the search for them. */
    @Test
    void givesUpOnPathsOfOneHash() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());

        assertThat(paths.addAll(files(0, 1 << 14, i -> Integer.toBinaryString(i | 1 << 14)
                        .replace("0", "Aa")
                        .replace("1", "BB"))))
                .isFalse();
    }
}
