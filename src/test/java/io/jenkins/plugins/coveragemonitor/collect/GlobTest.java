package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            })
    void aPatternMatches(String pattern, String path, boolean expected) {
        assertThat(Glob.of(pattern).matches(path)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " , ", "../x.xml", "a/../../x.xml", "/etc/passwd", "C:\\x.xml"})
    void aPatternThatLeavesTheWorkspaceOrIsEmptyIsRefused(String pattern) {
        assertThatThrownBy(() -> Glob.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + pattern + "'")
                .hasMessageContaining("; give one");
    }
}
