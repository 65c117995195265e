package io.jenkins.plugins.coveragemonitor.collect.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns mean what Ant's mean. */
class GlobTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "**/jacoco.xml | jacoco.xml | true",
                "**/jacoco.xml | a/b/jacoco.xml | true",
                "**/jacoco.xml | a/my-jacoco.xml | false",
                "*.xml | a.xml | true",
                "*.xml | a/a.xml | false",
                "a/**/*.xml | a/x.xml | true",
                "a/**/*.xml | a/b/c/x.xml | true",
                "a/** | a/b/c | true",
                "a/ | a/b/c | true",
                "a/** | ab/c | false",
                "**/t?st/*.info | x/test/y.info | true",
                "**/t?st/*.info | x/tst/y.info | false",
                "a.xml, b/*.xml | b/c.xml | true",
                "./a\\b.xml | a/b.xml | true",
                "a[1].{xml} | a[1].{xml} | true",
                "a+b.xml | aab.xml | false",
                "src/**,!src/gen/** | src/a.js | true",
                "src/**,!src/gen/** | src/gen/a.js | false",
                "!src/gen/**, src/** | src/gen/a.js | false",
                "!src/gen/** | lib/a.js | true",
                "!src/gen/** | src/gen/b/a.js | false",
            })
    void aPatternMatches(String pattern, String path, boolean expected) {
        assertThat(Glob.of(pattern).matches(path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " , ", "../x.xml", "a/../../x.xml", "!", "C:\\x.xml"})
    void aPatternThatLeavesTheWorkspaceOrIsEmptyIsRefused(String pattern) {
        assertThatThrownBy(() -> Glob.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + pattern + "'")
                .hasMessageContaining("; give one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/target/lcov.info | remove the first slash",
                "!/target/** | remove the first slash",
                "**/{lcov,jacoco}.info | separate several patterns with commas"
            })
    void whatIsMeantOtherwiseIsRefusedWithItsRemedy(String pattern, String remedy) {
        assertThatThrownBy(() -> Glob.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + pattern + "'")
                .hasMessageEndingWith(remedy);
    }

    @Test
    void anAbsolutePathBelowTheWorkspaceIsRelativeToIt() {
        assertThat(Glob.of("/w/app/target/*.xml", List.of("/w/app")).matches("target/a.xml"))
                .isTrue();
        assertThat(Glob.of("!/w/app/gen/**,**/*.xml", List.of("/w/app")).matches("gen/a.xml"))
                .isFalse();
        assertThatThrownBy(() -> Glob.of("/w/application/a.xml", List.of("/w/app")))
                .hasMessageContaining("leaves the workspace");
        assertThat(Glob.anywhere("/w/app/target/*.xml").matches("target/a.xml")).isTrue();
        assertThat(Glob.anywhere("/w/app/target/*.xml").matches("src/a.xml")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
                "**/*a*/**/*a*/**/*a*/**/*a*/**/*a*/**/*a*/b",
                "**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/b",
                "a?a?a?*a?a?a?*b"
            })
    @Timeout(60)
    void aPathThatNearlyMatchesCostsNoMoreThanItsLength(String pattern) {
        Glob glob = Glob.of(pattern);

        assertThat(glob.matches("a".repeat(Glob.LONGEST_PATH))).isFalse();
        assertThat(glob.matches("a/".repeat(Glob.LONGEST_PATH / 2 - 1) + "a")).isFalse();
    }

    @Test
    void noPathIsLongerThanASystemAllows() {
        assertThat(Glob.of("**").matches("a".repeat(Glob.LONGEST_PATH))).isTrue();
        assertThat(Glob.of("**").matches("a".repeat(Glob.LONGEST_PATH + 1))).isFalse();
        assertThat(Glob.of("**/*.java").matches("a/".repeat(30_000) + "x.c")).isFalse();
        assertThatThrownBy(() -> Glob.of("a".repeat(Glob.LONGEST_PATH + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has more than 4096 characters; give several shorter ones");
    }

    @Property
    void aPatternMatchesWhatItsRegularExpressionDoes(
            @ForAll @StringLength(max = 12) @Chars({'a', 'b', '*', '?', '/'}) String pattern,
            @ForAll @StringLength(min = 1, max = 12) @Chars({'a', 'b', '/'}) String path) {
        String glob = pattern.replaceAll("/{2,}", "/").replaceAll("^/", "");
        Assume.that(!glob.isEmpty() && !path.contains("//"));

        assertThat(Glob.of(glob).matches(path)).as(glob + " on " + path).isEqualTo(path.matches(regex(glob)));
    }

    private static String regex(String glob) {
        String whole = glob.endsWith("/") ? glob + "**" : glob;
        String[] names = whole.split("/");
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            boolean last = i == names.length - 1;
            if (names[i].equals("**")) {
                regex.append(last ? ".*" : "(?:[^/]+/)*");
            } else {
                regex.append(names[i].replace("*", "[^/]*").replace("?", "[^/]"))
                        .append(last ? "" : "/");
            }
        }
        return regex.toString();
    }
}
