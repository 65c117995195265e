package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times are read as Java reads them, and faster where they are written as Java writes them. */
class IsoTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-05T12:34:56Z",
                "1999-12-31T23:59:59.999999999Z",
                "2026-01-05T12:34:56.1Z",
                "2026-01-05T12:34:56.123Z",
                "2026-01-05T12:34:56.000000001Z",
                "0000-01-01T00:00:00Z",
                "+12345-01-05T12:34:56Z",
                "-0001-01-05T12:34:56Z",
                "2026-01-05T12:34:56.Z",
                "2026-01-05T12:34Z",
                "2026-01-05T12:34:56+01:00",
                "2026-01-05t12:34:56z",
            })
    void isReadAsJavaReadsIt(String text) {
        Instant java;
        try {
            java = Instant.parse(text);
        } catch (DateTimeException refused) {
            assertThatThrownBy(() -> IsoTime.parse(text)).isInstanceOf(DateTimeException.class);
            return;
        }
        assertThat(IsoTime.parse(text)).isEqualTo(java);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-01-05T12:34:56",
                "2026-01-05T12:34:5Z",
                "2026-01-05 12:34:56Z",
                "2026/01-05T12:34:56Z",
                "2026-01-05T12:34:56,5Z",
                "2026-01-05T12:34:56.1234567891Z",
                "2026-01-05T12:34:56.12a4Z",
                "2026-01-05T12:34:56./1Z",
                "2026-01-05T12:34:56.:1Z",
                "2026-13-05T12:34:56Z",
                "2026-01-0:T12:34:56Z",
                "2026-01-0/T12:34:56Z",
                "yesterday",
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> IsoTime.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void aNameIsKeptOnceAndOfTooManyNoMore() {
        NamesOfHistory names = new NamesOfHistory();
        String first = new String("main");
        assertThat(names.shared(first)).isSameAs(first);
        assertThat(names.shared(new String("main"))).isSameAs(first);
        for (int i = 1; i < 10_000; i++) {
            names.shared("change-" + i);
        }
        String late = new String("late");
        assertThat(names.shared(late)).isSameAs(late);
        String again = new String("late");
        assertThat(names.shared(again))
                .as("the ten thousand and first is not kept")
                .isSameAs(again);
        assertThat(names.shared(new String("main"))).isSameAs(first);
    }
}
