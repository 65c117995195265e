package io.jenkins.plugins.coveragemonitor.collect.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.CountedText;
import java.util.regex.Matcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expression that looks for a module looks at each character a few times at most. */
class GoModulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", " \n", "\r\n", " ", "module ", "module\n", "module (\n", "\u0085"})
    void aModuleIsLookedForInLinearTime(String piece) {
        CountedText.assertLinear(
                size -> piece.repeat(size),
                text -> GoModules.MODULE.matcher(text).find());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            `module example.org/shop`       | example.org/shop
            `\tmodule "example.org/shop"`   | example.org/shop
            `module (example.org/shop)`     | example.org/shop
            `// module a\nmodule b`         | b
            """)
    void aModuleIsFound(String text, String name) {
        Matcher module = GoModules.MODULE.matcher("\n\n" + text.translateEscapes() + "\n");

        assertThat(module.find()).isTrue();
        assertThat(module.group(1)).isEqualTo(name);
    }
}
