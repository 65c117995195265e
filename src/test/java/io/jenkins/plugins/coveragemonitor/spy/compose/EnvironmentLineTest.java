package io.jenkins.plugins.coveragemonitor.spy.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.CountedText;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentLineTest {
    /** The grammar as one expression: right for short lines, and quadratic in runs of blanks. */
    private static final Pattern GRAMMAR = Pattern.compile(
            "\\s*(?:export\\s+)?([\\w.-]+)\\s*=\\s*(?:'([^']*)'|\"((?:[^\"\\\\]++|\\\\.)*+)\"|(.*?))\\s*(?:(?<=\\s)#.*)?");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            A=b             | A      | b
            ` export A = b `| A      | b
            export=b        | export | b
            export =b       | export | b
            A='b c' # d     | A      | b c
            A='$b'          | A      | $$b
            A="b \\" c"     | A      | b " c
            A='b'c          | A      | 'b'c
            A="b            | A      | "b
            A=b#c  #d       | A      | b#c
            A=#b            | A      | #b
            `A= #b`         | A      | ``
            A=              | A      | ``
            """)
    void saysAVariable(String line, String name, String value) {
        assertThat(EnvironmentLine.of(line)).isEqualTo(new EnvironmentLine(name, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# A=b", "  #A=b", "A", "=b", "A b=c", "export A"})
    void saysNone(String line) {
        assertThat(EnvironmentLine.of(line)).isNull();
    }

    @Test
    void isWhatTheGrammarSays() {
        SplittableRandom random = new SplittableRandom(31);
        String[] pieces = {"a", "A", "=", " ", "\t", "'", "\"", "\\", "#", "export", ".", "$", "x y"};
        for (int round = 0; round < 20_000; round++) {
            StringBuilder line = new StringBuilder(random.nextInt(3) == 0 ? "" : "A=");
            for (int i = random.nextInt(9); i > 0; i--) {
                line.append(pieces[random.nextInt(pieces.length)]);
            }
            Matcher said = GRAMMAR.matcher(line);

            assertThat(EnvironmentLine.of(line))
                    .as("%s", line)
                    .isEqualTo(said.matches() ? new EnvironmentLine(said.group(1), value(said)) : null);
        }
    }

    private static String value(Matcher said) {
        if (said.group(2) != null) {
            return said.group(2).replace("$", "$$");
        }
        return said.group(3) != null ? said.group(3).replaceAll("\\\\(.)", "$1") : said.group(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=@x", "@A=b", "A@=b", "A=b@#c", "A='b'@c", "A=\"b@", "export@A", "A='b@", "A@"})
    void looksAtEachCharacterAFewTimes(String line) {
        CountedText.assertLinear(size -> line.replace("@", " ".repeat(size)), EnvironmentLine::of);
        CountedText.assertLinear(size -> line.replace("@", " #".repeat(size)), EnvironmentLine::of);
        CountedText.assertLinear(size -> line.replace("@", "\\\"".repeat(size)), EnvironmentLine::of);
    }
}
