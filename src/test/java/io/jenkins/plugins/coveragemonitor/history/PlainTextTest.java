package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers, texts and times are plain, and that nothing else is taken for one. */
class PlainTextTest {
    private static PlainText of(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        PlainText text = new PlainText();
        text.over(bytes);
        text.line(0, bytes.length);
        return text;
    }

    @Test
    void anIntegerHasNineDigitsAtMost() {
        PlainText nine = of("999999999");
        assertThat(nine.integer()).isEqualTo(999_999_999);
        assertThat(nine.isDone()).isTrue();
        PlainText ten = of("1999999999");
        assertThat(ten.integer()).isZero();
        assertThat(ten.isDone()).isFalse();
        PlainText zero = of("0");
        assertThat(zero.number()).isZero();
        assertThat(zero.isDone()).isTrue();
    }

    @Test
    void aNumberHasEighteenDigitsAtMost() {
        assertThat(of("999999999999999999").number()).isEqualTo(999_999_999_999_999_999L);
        PlainText more = of("1999999999999999999");
        assertThat(more.number()).isZero();
        assertThat(more.isDone()).isFalse();
    }

    @Test
    void aTextIsWholeOrNone() {
        PlainText plain = of("\"a b\u00e4\"");
        assertThat(plain.text()).isEqualTo("a b\u00e4");
        assertThat(plain.isDone()).isTrue();
        for (String other :
                new String[] {"\"a\\n\"", "\"a\u0000\"", "\"a\u001f\"", "\"a", "a\"", "\"\uFFFD\"", "\"a\uFFFD\""}) {
            PlainText odd = of(other);
            odd.text();
            assertThat(odd.isDone()).as(other).isFalse();
            assertThat(odd.skip('a')).as("nothing is left").isFalse();
            assertThat(of(other).name()).as(other).isIn("", "\uFFFD", "a\uFFFD");
        }
    }

    @Test
    void namesThatLieInOnePlaceAreToldApart() {
        PlainText names = of("\"a\"\"!b\"\"a\"\"Aa\"\"BB\"");
        assertThat(names.name()).isEqualTo("a");
        assertThat(names.name()).isEqualTo("!b");
        assertThat(names.name()).isEqualTo("a");
        assertThat(names.name()).isEqualTo("Aa");
        assertThat(names.name()).isEqualTo("BB");
        assertThat(names.isDone()).isTrue();
    }

    @Test
    void aNameThatComesAgainIsTheSame() {
        PlainText names = of("\"web\"\"web\"\"\u00fc\"\"\u00fc\"");
        assertThat(names.name()).isEqualTo("web").isSameAs(names.name());
        assertThat(names.name()).isEqualTo("\u00fc").isSameAs(names.name());
        assertThat(names.isPlain()).isTrue();
    }

    @Test
    void whatStandsThereAgainIsSteppedOver() {
        PlainText text = of("abab");
        assertThat(text.skipAgain(0, 0)).as("nothing").isFalse();
        assertThat(text.skipAgain(1, 2)).as("b is not the next").isFalse();
        assertThat(text.skipAgain(0, 2)).isTrue();
        assertThat(text.skipAgain(0, 2)).as("to the end").isTrue();
        assertThat(text.isDone()).isTrue();
        assertThat(text.skipAgain(0, 2)).as("nothing is left").isFalse();
    }

    @Test
    void aKnownTextIsSteppedOverIfItIsTheNext() {
        PlainText text = of("abc");
        assertThat(text.skip("b".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(text.skip("abcd".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(text.at()).isZero();
        assertThat(text.skip("abc".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(text.isDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[0,1]", "[999999999999999999,0]", "[1,2,3,4]"})
    void pairsAreReadAsTheyAre(String pairs) {
        PlainText plain = of(pairs);
        long[] into = new long[4];
        int size = plain.pairs(into);
        assertThat(java.util.Arrays.toString(java.util.Arrays.copyOf(into, size))
                        .replace(" ", ""))
                .isEqualTo(pairs);
        assertThat(plain.isDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "x",
                "[1",
                "[1]",
                "[1,2",
                "[1,2,3]",
                "[01,2]",
                "[,1]",
                "[1999999999999999999,1]",
                "[1;2]",
                "[1,2,3,4,5,6]",
                "1,2]"
            })
    void otherPairsAreNotPlain(String pairs) {
        PlainText odd = of(pairs);
        assertThat(odd.pairs(new long[4])).isZero();
        assertThat(odd.isPlain()).isFalse();
        assertThat(odd.isDone()).isFalse();
    }

    /** What stands behind the end of a line belongs to the next one. */
    @Test
    void pairsEndWithTheirLine() {
        byte[] bytes = "[1,2]".getBytes(StandardCharsets.UTF_8);
        for (int end = 0; end < bytes.length; end++) {
            PlainText text = new PlainText();
            text.over(bytes);
            text.line(0, end);
            assertThat(text.pairs(new long[4])).as("to %d", end).isZero();
            assertThat(text.isPlain()).as("to %d", end).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-31T23:59:59Z", "2026-01-05T12:34:56.5Z", "2026-01-05T12:34:56.000000001Z"})
    void aTimeIsReadAsJavaReadsIt(String time) {
        PlainText plain = of('"' + time + '"');
        assertThat(plain.time()).isEqualTo(Instant.parse(time));
        assertThat(plain.isDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01",
                "2026-1-01T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-01-01T00:00:60Z",
                "2026-01-01T00:00:0Z",
                "2026-01-01T00:00:00.1234567890Z",
                "2026-01-01T00:00:00",
            })
    void anotherTimeIsNotPlain(String time) {
        PlainText odd = of('"' + time + '"');
        odd.time();
        assertThat(odd.isPlain()).isFalse();
        assertThat(odd.isDone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT1H", "PT2M", "PT1H2M3.5S", "PT3S", "PT0.000000001S", "PT1H3S"})
    void aDurationIsReadAsJavaReadsIt(String duration) {
        PlainText plain = of('"' + duration + '"');
        assertThat(plain.duration()).isEqualTo(Duration.parse(duration));
        assertThat(plain.isDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PT", "PT1H2H", "PT1M2M", "PT1S2S", "PT1M2H", "PT1S2M", "PT1S2", "P1D", "PT-1S", "PT1", "PT1.5H"
            })
    void anotherDurationIsNotPlain(String duration) {
        PlainText odd = of('"' + duration + '"');
        odd.duration();
        assertThat(odd.isDone()).isFalse();
    }

    @Test
    void namesThatWereSeenAreShared() {
        String[][] known = new String[4][];
        String[] first = PlainText.shared(known, new String[] {"a", "b", "rest"}, 2);
        assertThat(first).containsExactly("a", "b");
        assertThat(PlainText.shared(known, new String[] {"a", "b"}, 2)).isSameAs(first);
        assertThat(PlainText.shared(known, new String[] {"a", "c"}, 2)).containsExactly("a", "c");
        assertThat(PlainText.shared(known, new String[] {"a"}, 0)).isEmpty();
    }
}
