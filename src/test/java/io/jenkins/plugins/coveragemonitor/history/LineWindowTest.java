package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However narrow a window is, it shows whole lines, and all of them once. */
class LineWindowTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What each move shows. */
    private static List<String> shown(JournalBytes journal, long from, long to, int width) throws IOException {
        LineWindow window = new LineWindow(journal, from, to, width);
        List<String> all = new ArrayList<>();
        while (window.move()) {
            all.add(new String(window.bytes(), 0, window.shown(), StandardCharsets.UTF_8));
        }
        assertThat(window.move()).as("nothing comes behind the end").isFalse();
        return all;
    }

    @Property
    void showsAllLinesOnce(
            @ForAll @StringLength(max = 60) @CharRange(from = '\n', to = '\r') String text,
            @ForAll @IntRange(min = 1, max = 9) int width)
            throws IOException {
        List<String> shown = shown(JournalBytes.of(bytes(text)), 0, text.length(), width);

        assertThat(String.join("", shown)).isEqualTo(text);
        assertThat(shown.subList(0, Math.max(0, shown.size() - 1))).allMatch(some -> some.endsWith("\n"));
    }

    @Test
    void becomesAsWideAsALine() throws IOException {
        JournalBytes journal = JournalBytes.of(bytes("1\n22\n4444444444\n5\n6"));

        assertThat(shown(journal, 0, journal.size(), 4)).containsExactly("1\n", "22\n", "4444444444\n5\n", "6");
        assertThat(shown(journal, 2, 5, 100)).containsExactly("22\n");
        assertThat(shown(journal, 2, 2, 100)).isEmpty();
    }

    /** Another process may repair the last line meanwhile. */
    @Test
    void endsWhereTheFileEnds(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), "one\ntwo\n");

        try (OpenJournal open = new OpenJournal(file, 100)) {
            assertThat(shown(open, 0, open.size(), 5)).containsExactly("one\n", "two\n");
            assertThat(shown(open, 4, open.size(), 50)).containsExactly("two\n");
        }
    }

    @Test
    void anOpenJournalIsReadToTheSizeThatItHad(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), "one\ntwo\n");

        try (OpenJournal open = new OpenJournal(file, 4)) {
            Files.delete(file);
            Files.writeString(file, "another file");
            byte[] into = new byte[10];

            assertThat(open.read(0, into, 1, 9)).isEqualTo(4);
            assertThat(new String(into, 1, 4, StandardCharsets.UTF_8)).isEqualTo("one\n");
            assertThat(open.read(2, into, 0, 1)).isEqualTo(1);
            assertThat(open.read(4, into, 0, 9)).isZero();
        }
    }
}
