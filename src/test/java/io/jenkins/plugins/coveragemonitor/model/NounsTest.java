package io.jenkins.plugins.coveragemonitor.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A noun follows its number, and an article the sound that its phrase begins with. */
class NounsTest {
    @ParameterizedTest
    @CsvSource({
        "0, line, 0 lines",
        "1, line, 1 line",
        "2, line, 2 lines",
        "1, branch, 1 branch",
        "2, branch, 2 branches",
        "2, class, 2 classes",
        "2, path, 2 paths",
        "2, more file, 2 more files",
        "1000, day, 1000 days"
    })
    void followsItsNumber(long number, String noun, String counted) {
        assertThat(Plurals.count(number, noun)).isEqualTo(counted);
    }

    @Test
    void theVerbFollowsToo() {
        assertThat(Plurals.count(1, "test fails", "tests fail")).isEqualTo("1 test fails");
        assertThat(Plurals.count(3, "test fails", "tests fail")).isEqualTo("3 tests fail");
    }

    @ParameterizedTest
    @CsvSource({"LCOV, an LCOV", "Cobertura, a Cobertura", "Istanbul, an Istanbul", "Go cover, a Go cover"})
    void theArticleFollowsTheSound(String phrase, String shown) {
        assertThat(Plurals.withArticle(phrase)).isEqualTo(shown);
    }
}
