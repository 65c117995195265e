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
    private static ByteLines begun(String text) throws IOException {
        ByteLines lines = new ByteLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(lines.next()).isTrue();
        return lines;
    }

    @Test
    void readsPlainLinesAtOnce() throws IOException {
        ByteLines lines = begun("SF:a\nDA:1,0\nDA:999999999,999999999999999999\nDA:3,1\nend\n");
        long[] pairs = new long[4];

        assertThat(lines.nextPairs('D', 'A', ':', pairs)).isEqualTo(2);
        assertThat(pairs).containsExactly(1, 0, 999_999_999, 999_999_999_999_999_999L);
        assertThat(lines.place()).isEqualTo("line 3");
        assertThat(lines.text(0)).isEqualTo("DA:999999999,999999999999999999");

        assertThat(lines.nextPairs('D', 'A', ':', pairs)).isEqualTo(1);
        assertThat(lines.text(0)).isEqualTo("DA:3,1");
        assertThat(lines.nextPairs('D', 'A', ':', pairs)).isZero();
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
                "DA:1000000000,1",
                "DA:1,1000000000000000000",
                "DB:1,1",
                "D",
                ""
            })
    void leavesAnyOtherLineWhereItStands(String odd) throws IOException {
        ByteLines lines = begun("SF:a\n" + odd + "\n");

        assertThat(lines.nextPairs('D', 'A', ':', new long[8])).isZero();
        assertThat(lines.place()).isEqualTo("line 1");
        assertThat(lines.next()).isTrue();
        assertThat(lines.text(0)).isEqualTo(odd.strip());
    }

    @Test
    void leavesALineThatIsNotWhole() throws IOException {
        ByteLines lines = begun("SF:a\nDA:1,12");

        assertThat(lines.nextPairs('D', 'A', ':', new long[8])).isZero();
        assertThat(lines.next()).isTrue();
        assertThat(lines.text(0)).isEqualTo("DA:1,12");
    }

    private static int branches(ByteLines lines, long[] into) {
        byte[] prefix = "B:".getBytes(StandardCharsets.US_ASCII);
        return lines.nextNumbers(prefix, into, new long[] {99, 5, Long.MAX_VALUE}, true);
    }

    @Test
    void readsLinesOfMoreNumbersAtOnce() throws IOException {
        ByteLines lines = begun("SF:a\nB:1,0,0\nB:99,5,-\nB:2,2,999999999999999999\nend\n");
        long[] into = new long[7];

        assertThat(branches(lines, into)).isEqualTo(2);
        assertThat(into).startsWith(1, 0, 0, 99, 5, -1);
        assertThat(lines.place()).isEqualTo("line 3");
        assertThat(branches(lines, into)).isEqualTo(1);
        assertThat(into).startsWith(2, 2, 999_999_999_999_999_999L);
        assertThat(branches(lines, into)).isZero();
        assertThat(lines.text(0)).isEqualTo("B:2,2,999999999999999999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "B:0,1,1",
                "B:100,1,1",
                "B:1,6,1",
                "B:-,1,1",
                "B:1,1,--",
                "B:1,1,",
                "B:1,1",
                "B:1,1,1,1",
                "B:1,1,1000000000000000000",
                "B:1,1,1\r",
                "A:1,1,1",
                "B"
            })
    void leavesAnyOtherLineOfNumbersWhereItStands(String odd) throws IOException {
        ByteLines lines = begun("SF:a\n" + odd + "\n");

        assertThat(branches(lines, new long[6])).isZero();
        assertThat(lines.place()).isEqualTo("line 1");
        assertThat(lines.next()).isTrue();
        assertThat(lines.text(0)).isEqualTo(odd.strip());
    }
}
