package io.jenkins.plugins.coveragemonitor.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleEscaperTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a\u001b[31m|a\\u001b[31m",
                "a\u009b31m|a\\u009b31m",
                "a\u202Etxt.exe|a\\u202etxt.exe",
                "a\u2066b|a\\u2066b",
                "a\u200bb|a\\u200bb",
                "a\ufeffb|a\\ufeffb",
                "a\u2028b|a\\u2028b",
                "a\u007fb|a\\u007fb"
            })
    void whatMovesOrTurnsIsWrittenOut(String text, String shown) {
        assertThat(ConsoleEscaper.line(text)).isEqualTo(shown);
        assertThat(ConsoleEscaper.name(text)).isEqualTo(shown);
    }

    @Test
    void linesStayOne() {
        assertThat(ConsoleEscaper.line("a\r\nFinished: SUCCESS\tb"))
                .isEqualTo("a\\u000d\\u000aFinished: SUCCESS\\u0009b");
        assertThat(ConsoleEscaper.line("\ud83d half")).isEqualTo("\\ud83d half");
        assertThat(ConsoleEscaper.line("\udb40\udc01 tag")).isEqualTo("\\udb40\\udc01 tag");
    }

    @Test
    void whatOnlyShowsItselfStays() {
        String text = "src/été/日本語/שלום/😀 – “a” −0.5 … C:\\x";
        assertThat(ConsoleEscaper.line(text)).isSameAs(text);
    }

    @Test
    void aLongNameGivesUpItsMiddle() {
        String path = "src/" + "x/".repeat(5_000) + "Last.java";
        assertThat(ConsoleEscaper.name(path))
                .startsWith("src/x/x/")
                .contains("…")
                .endsWith("/x/Last.java")
                .hasSize(120);
        assertThat(ConsoleEscaper.name("n".repeat(120))).isEqualTo("n".repeat(120));
        assertThat(ConsoleEscaper.name("😀".repeat(1000))
                        .codePointCount(
                                0, ConsoleEscaper.name("😀".repeat(1000)).length()))
                .isEqualTo(120);
    }
}
