package io.jenkins.plugins.coveragemonitor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {
    @ParameterizedTest
    @CsvSource({
        "main, main, true",
        "main, mains, false",
        "*, '', true",
        "team/*, team/app, true",
        "*/app, team/app, true",
        "a*a, a, false",
        "a*b*a, aba, true",
        "a*b*a, ab, false",
        "*ab*ab*, abab, true",
        "*ab*ab*, aba, false",
        "release/*.x, release/1.2.x, true",
    })
    void aStarStandsForAnyText(String text, String name, boolean fits) {
        assertThat(new Wildcards(text).matches(name)).isEqualTo(fits);
    }

    @Test
    void isWhatARegularExpressionSays() {
        SplittableRandom random = new SplittableRandom(29);
        for (int round = 0; round < 5_000; round++) {
            String text = any(random, "ab*", 7);
            String name = any(random, "ab", 9);
            boolean expected = Pattern.matches(text.replace("*", ".*"), name);

            assertThat(new Wildcards(text).matches(name))
                    .as("%s on %s", text, name)
                    .isEqualTo(expected);
        }
    }

    private static String any(SplittableRandom random, String of, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(of.charAt(random.nextInt(of.length())));
        }
        return text.toString();
    }
}
