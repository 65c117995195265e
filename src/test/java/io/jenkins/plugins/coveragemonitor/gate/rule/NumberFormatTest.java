package io.jenkins.plugins.coveragemonitor.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers show the decision, and no more digits than anybody reads. */
class NumberFormatTest {
    @ParameterizedTest
    @CsvSource({"80.0, 80", "1E+3, 1000", "0.50, 0.5", "100, 100", "0, 0", "1E-3, 0.001"})
    void aNumberIsWrittenWithoutExponentAndZerosBehind(BigDecimal number, String text) {
        assertThat(NumberFormat.plain(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.5, +0.5", "-0.5, −0.5", "0, ±0"})
    void aDifferenceHasItsSign(BigDecimal difference, String text) {
        assertThat(NumberFormat.signed(difference)).isEqualTo(text);
    }

    @Test
    void sharesAreShownUpToTheDigitInWhichTheyDiffer() {
        Counter twoThirds = new Counter(2, 1);

        assertThat(NumberFormat.percent(twoThirds, new Counter(666_667, 333_333)))
                .isEqualTo("66.6666 %");
        assertThat(NumberFormat.percent(twoThirds, new Counter(4, 2))).isEqualTo("66.66 %");
        assertThat(NumberFormat.percent(new Counter(Long.MAX_VALUE - 1, 1), new Counter(Long.MAX_VALUE - 3, 2)))
                .as("the closest shares that can be counted")
                .isEqualTo("99.99999999999999998 %");
    }

    /** Two thirds are above a limit of 45 sixes: nobody reads so many. */
    @Test
    void fortyDigitsAreEnough() {
        BigDecimal limit = new BigDecimal("66." + "6".repeat(45));

        assertThat(NumberFormat.percent(new Counter(2, 1), limit)).isEqualTo("66." + "6".repeat(40) + " %");
    }
}
