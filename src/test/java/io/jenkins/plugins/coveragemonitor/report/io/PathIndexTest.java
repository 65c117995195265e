package io.jenkins.plugins.coveragemonitor.report.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each path has one number, in the order of first mention. */
class PathIndexTest {
    private static void numbers(int count, int expected, IntFunction<String> path) {
        PathIndex paths = new PathIndex(expected);
        for (int i = 0; i < count; i++) {
            assertThat(paths.number(path.apply(i))).isEqualTo(i);
            assertThat(paths.size()).isEqualTo(i + 1);
            assertThat(paths.number(path.apply(i / 2))).isEqualTo(i / 2);
        }
        for (int i = 0; i < count; i++) {
            assertThat(paths.number(path.apply(i))).isEqualTo(i);
        }
        assertThat(paths.size()).isEqualTo(count);
    }

    @Test
    void numbersPathsInTheirOrder() {
        numbers(20_000, 0, i -> "src/f" + i + ".c");
        numbers(3_000, 3_000, i -> "src/f" + i + ".c");
        numbers(257, 257, i -> "src/f" + i + ".c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "ab", "abc", "abcd", "abcde", "src/main/java/A.java", "src/\u00fc/\u6f22/\ud83d\ude00.c"
            })
    void hashesAsStringsDo(String path) {
        assertThat(PathIndex.hash(path)).isEqualTo(path.hashCode());
    }

    @Test
    void addsThePathsOfAnother() {
        PathIndex all = new PathIndex(0);
        PathIndex part = new PathIndex(0);
        part.number("a.c");
        part.number("b.c");

        assertThat(all.addAll(part)).isTrue();
        assertThat(all.size()).isEqualTo(2);
        assertThat(all.number("b.c")).isEqualTo(1);
        assertThat(all.addAll(part)).isFalse();
    }

    /** Whoever chooses paths of one hash does not make the search long. */
    @Test
    void numbersPathsOfOneHash() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());

        numbers(1 << 12, 0, i -> Integer.toBinaryString(i | 1 << 12)
                .replace("0", "Aa")
                .replace("1", "BB"));
    }
}
