package io.jenkins.plugins.coveragemonitor.report.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of two numbers are read several at once; any other line is left where it stands. */
class ByteLinesTest {
    private static final LinePrefix LINE = LinePrefix.of("DA:");
    private static final LinePrefix BRANCH = LinePrefix.of("B:");

    private static ByteLines begun(String text) throws IOException {
        ByteLines lines = new ByteLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(lines.next()).isTrue();
        return lines;
    }

    /** Plain lines are only read at once where more bytes follow than such a line may have. */
    private static ByteLines followed(String text) throws IOException {
        return begun(text + "\n".repeat(40));
    }

    @Test
    void readsPlainLinesAtOnce() throws IOException {
        ByteLines lines = followed("SF:a\nDA:1,0\nDA:9999999,9999999\nDA:3,1\nend\n");
        int[] numbers = new int[3];
        int[] counts = new int[3];

        assertThat(lines.nextPairs(LINE, numbers, counts, 1)).isEqualTo(2);
        assertThat(numbers).containsExactly(0, 1, 9_999_999);
        assertThat(counts).containsExactly(0, 0, 9_999_999);
        assertThat(lines.place()).isEqualTo("line 3");
        assertThat(lines.text(0)).isEqualTo("DA:9999999,9999999");

        assertThat(lines.nextPairs(LINE, numbers, counts, 3)).isZero();
        assertThat(lines.nextPairs(LINE, numbers, counts, 0)).isEqualTo(1);
        assertThat(lines.text(0)).isEqualTo("DA:3,1");
        assertThat(lines.nextPairs(LINE, numbers, counts, 0)).isZero();
        assertThat(lines.next()).isTrue();
        assertThat(lines.text(0)).isEqualTo("end");
        assertThat(lines.place()).isEqualTo("line 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DA:0,1",
                "DA:,1",
                "DA:1,",
                "DA:1",
                "DA:1,1,AAAA",
                "DA:1,1\r",
                "DA:1,-1",
                "DA:12345678,1",
                "DA:1,12345678",
                "DB:1,1",
                "D",
                ""
            })
    void leavesAnyOtherLineWhereItStands(String odd) throws IOException {
        ByteLines lines = followed("SF:a\n" + odd + "\n");

        assertThat(lines.nextPairs(LINE, new int[8], new int[8], 0)).isZero();
        assertThat(lines.place()).isEqualTo("line 1");
        assertThat(lines.next()).isTrue();
        assertThat(lines.text(0)).isEqualTo(odd.strip());
    }

    @Test
    void leavesALineThatIsNotWhole() throws IOException {
        ByteLines lines = begun("SF:a\nDA:1,12");

        assertThat(lines.nextPairs(LINE, new int[8], new int[8], 0)).isZero();
        assertThat(lines.next()).isTrue();
        assertThat(lines.text(0)).isEqualTo("DA:1,12");
    }

    @Test
    void readsLinesOfFourNumbersAtOnce() throws IOException {
        ByteLines lines = followed("SF:a\nB:1,0,0,0\nB:9999999,5,6,-\nB:2,9999999,8888888,7777777\nend\n");
        int[] first = new int[2];
        long[] middle = new long[2];
        boolean[] positive = {true, true};

        assertThat(lines.nextQuadruples(BRANCH, first, middle, positive, 0)).isEqualTo(2);
        assertThat(first).containsExactly(1, 9_999_999);
        assertThat(middle).containsExactly(0, 5L << 32 | 6);
        assertThat(positive).containsExactly(false, false);
        assertThat(lines.place()).isEqualTo("line 3");

        assertThat(lines.nextQuadruples(BRANCH, first, middle, positive, 1)).isEqualTo(1);
        assertThat(first).containsExactly(1, 2);
        assertThat(middle).containsExactly(0, 9_999_999L << 32 | 8_888_888);
        assertThat(positive).containsExactly(false, true);
        assertThat(lines.nextQuadruples(BRANCH, first, middle, positive, 0)).isZero();
        assertThat(lines.text(0)).isEqualTo("B:2,9999999,8888888,7777777");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "B:0,1,1,1",
                "B:-,1,1,1",
                "B:1,-,1,1",
                "B:1,1,-,1",
                "B:1,1,1,--",
                "B:1,1,1,-1",
                "B:1,1,1,",
                "B:1,1,,1",
                "B:1,,1,1",
                "B:1,1,1",
                "B:1,1,1,1,1",
                "B:12345678,1,1,1",
                "B:1,12345678,1,1",
                "B:1,1,12345678,1",
                "B:1,1,1,12345678",
                "B:1,1,1,1\r",
                "A:1,1,1,1",
                "B"
            })
    void leavesAnyOtherLineOfFourNumbersWhereItStands(String odd) throws IOException {
        ByteLines lines = followed("SF:a\n" + odd + "\n");

        assertThat(lines.nextQuadruples(BRANCH, new int[6], new long[6], new boolean[6], 0))
                .isZero();
        assertThat(lines.place()).isEqualTo("line 1");
        assertThat(lines.next()).isTrue();
        assertThat(lines.text(0)).isEqualTo(odd.strip());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 8, 9, 15, 16, 17, 40})
    void findsTheEndOfALineOfAnyLength(int length) throws IOException {
        // A byte of LF plus one, or with the highest bit, differs from LF in one bit.
        String line = "\u000b\u008a".repeat(length);
        ByteLines lines = begun("x\n" + line + "\n" + line);

        assertThat(lines.next()).isTrue();
        assertThat(lines.text(0)).isEqualTo(line);
        assertThat(lines.next()).isEqualTo(length > 0);
        assertThat(lines.text(0)).isEqualTo(line);
        assertThat(lines.next()).isFalse();
    }
}
