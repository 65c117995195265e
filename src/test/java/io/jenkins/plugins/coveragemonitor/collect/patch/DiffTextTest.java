package io.jenkins.plugins.coveragemonitor.collect.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A diff is the same whichever shell wrote it. */
class DiffTextTest {
    private static final String DIFF =
            "diff --git a/src/ä.c b/src/ä.c\n--- a/src/ä.c\n+++ b/src/ä.c\n@@ -2 +2,2 @@ int f()\n-old\n+new\n+more\n";

    static Stream<Arguments> spellings() {
        String windows = DIFF.replace("\n", "\r\n");
        String coloured = DIFF.replace("diff --git", "\u001B[1mdiff --git")
                .replace("@@ -2 +2,2 @@", "\u001B[m\u001B[36m@@ -2 +2,2 @@\u001B[m")
                .replace("+new", "\u001B[32m+\u001B[m\u001B[32mnew\u001B[m")
                .replace("-old", "\u001B[1;31m-old\u001B[m");
        return Stream.of(
                Arguments.of("plain", bytes(DIFF, StandardCharsets.UTF_8)),
                Arguments.of("mark", bytes("\uFEFF" + DIFF, StandardCharsets.UTF_8)),
                Arguments.of("CR alone", bytes(DIFF.replace('\n', '\r'), StandardCharsets.UTF_8)),
                Arguments.of("CRLF", bytes(windows, StandardCharsets.UTF_8)),
                Arguments.of("PowerShell", bytes("\uFEFF" + windows, StandardCharsets.UTF_16LE)),
                Arguments.of("big end first", bytes("\uFEFF" + DIFF, StandardCharsets.UTF_16BE)),
                Arguments.of("no mark", bytes(windows, StandardCharsets.UTF_16LE)),
                Arguments.of("no mark, big end first", bytes(windows, StandardCharsets.UTF_16BE)),
                Arguments.of("coloured", bytes(coloured, StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void tellsTheSameLines(String name, byte[] content) throws IOException {
        Patch patch = PatchReader.parse(content);

        assertThat(patch.files()).containsOnlyKeys("src/ä.c");
        assertThat(patch.files().get("src/ä.c").changed()).containsExactly(new LineRange(2, 3));
    }
}
