package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names that come again and again are kept once. */
class NamesOfHistoryTest {
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
