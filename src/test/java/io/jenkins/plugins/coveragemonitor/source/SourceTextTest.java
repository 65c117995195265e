package io.jenkins.plugins.coveragemonitor.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of text out of bytes, whatever wrote them. */
class SourceTextTest {
    private static List<String> lines(String text, Charset written, Charset told) {
        return SourceText.lines(text.getBytes(written), told);
    }

    @Test
    void everyKindOfLineEndEndsALine() {
        assertThat(lines("a\nb\r\nc\rd\n\ne", StandardCharsets.UTF_8, null))
                .containsExactly("a", "b", "c", "d", "", "e");
        assertThat(lines("a\n", StandardCharsets.UTF_8, null)).containsExactly("a");
        assertThat(lines("", StandardCharsets.UTF_8, null)).isEmpty();
    }

    @Test
    void withoutAnEncodingItIsFoundOut() {
        assertThat(lines("Größe", StandardCharsets.UTF_8, null)).containsExactly("Größe");
        assertThat(lines("Größe", StandardCharsets.ISO_8859_1, null)).containsExactly("Größe");
        assertThat(lines("\uFEFFGröße", StandardCharsets.UTF_16LE, null)).containsExactly("Größe");
        assertThat(lines("\uFEFFGröße", StandardCharsets.UTF_8, null)).containsExactly("Größe");
    }

    @Test
    void anEncodingThatIsToldHoldsUnlessAByteOrderMarkSaysOtherwise() {
        Charset cyrillic = Charset.forName("windows-1251");
        assertThat(lines("Привет", cyrillic, cyrillic)).containsExactly("Привет");
        assertThat(lines("\uFEFFПривет", StandardCharsets.UTF_16BE, cyrillic)).containsExactly("Привет");
    }

    @Test
    void aLineThatNobodyReadsIsCut() {
        List<String> lines = lines("x".repeat(1_000_000) + "\nshort", StandardCharsets.UTF_8, null);
        assertThat(lines.get(0)).hasSize(SourceText.MAX_LINE + 1).endsWith("…");
        assertThat(lines.get(1)).isEqualTo("short");
    }
}
