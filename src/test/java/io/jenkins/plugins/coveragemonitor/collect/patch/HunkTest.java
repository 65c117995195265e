package io.jenkins.plugins.coveragemonitor.collect.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which lines one place of a diff removed and added. */
class HunkTest {
    private static int[] lines(IntPredicate which) {
        return IntStream.range(0, 20).filter(which).toArray();
    }

    @Test
    void itRemovesAndAddsAsManyLinesAsItSays() {
        Hunk hunk = new Hunk(3, 2, 7, 3);

        assertThat(lines(hunk::removes)).containsExactly(3, 4);
        assertThat(lines(hunk::adds)).containsExactly(7, 8, 9);
    }

    @Test
    void noneWhereItOnlyAddsOrRemoves() {
        assertThat(lines(new Hunk(3, 0, 4, 1)::removes)).isEmpty();
        assertThat(lines(new Hunk(3, 1, 2, 0)::adds)).isEmpty();
    }
}
