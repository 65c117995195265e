package io.jenkins.plugins.coveragemonitor.collect.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.CountedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expression that looks for sections looks at each character a few times at most. */
class OwnersFinderTest {
    @ParameterizedTest
    @ValueSource(strings = {"[\n", "[", "^[\n", "[\r\n", "[\u0085", "\n"})
    void aSectionOfOwnersIsLookedForInLinearTime(String piece) {
        CountedText.assertLinear(
                size -> piece.repeat(size),
                text -> OwnersFinder.SECTIONS.matcher(text).find());
    }

    @ParameterizedTest
    @CsvSource({"[Team], true", "^[Team][2] @a, true", "'* @a\n[Team]', true", "'a [Team]', false", "'[\n]', false"})
    void aSectionIsALineInBrackets(String text, boolean isOne) {
        assertThat(OwnersFinder.SECTIONS.matcher(text).find()).isEqualTo(isOne);
    }
}
