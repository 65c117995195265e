package io.jenkins.plugins.coveragemonitor.history;

import static io.jenkins.plugins.coveragemonitor.history.Histories.START;
import static io.jenkins.plugins.coveragemonitor.history.Histories.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of a history: what is read of them, named, kept and left out. */
class HistoryLinesTest {
    @TempDir
    Path folder;

    private Path file;
    private HistoryFile history;

    @BeforeEach
    void newFile() {
        file = folder.resolve("history.jsonl");
        history = HistoryFile.at(file);
    }

    private static String line(Point point) {
        return new String(point.json(), StandardCharsets.UTF_8);
    }

    @Test
    void linesAreNumberedFromOneAndEmptyOnesAreLeftOut() throws IOException {
        Files.writeString(file, "a\n\nbc\n\nd");
        List<String> lines = new ArrayList<>();
        new Journal(file, any -> true)
                .read()
                .forEach((number, line, ended) ->
                        lines.add(number + " " + new String(line, StandardCharsets.UTF_8) + " " + ended));
        assertThat(lines).containsExactly("1 a true", "3 bc true", "5 d false");
    }

    @Test
    void aJournalThatIsTooLargeIsRefused() throws IOException {
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(Journal.MAX_BYTES + 1);
        }
        assertThatThrownBy(() -> new Journal(file, any -> true).read())
                .hasMessage(file + ": has 536870913 bytes, more than any journal has; move it away to begin a new one");
    }

    @Test
    void aLineThatOnlyLacksItsEndIsCompleted() throws IOException {
        Journal journal = new Journal(file, any -> new String(any, StandardCharsets.UTF_8).equals("whole"));
        Files.writeString(file, "first\nwhole");
        append(journal, "next");
        assertThat(file).hasContent("first\nwhole\nnext\n");
        Files.writeString(file, "first\ntorn");
        append(journal, "next");
        assertThat(file).hasContent("first\nnext\n");
        Files.writeString(file, "torn");
        append(journal, "next");
        assertThat(file).hasContent("next\n");
    }

    @Test
    void theLastWholeLineIsFoundHoweverLongTheTornOneIs() throws IOException {
        for (int length : new int[] {4094, 4095, 4096, 4097, 9000}) {
            Files.writeString(file, "first\n" + "x".repeat(length));
            append(new Journal(file, any -> false), "next");
            assertThat(file).as("%d", length).hasContent("first\nnext\n");
        }
    }

    private static void append(Journal journal, String line) throws IOException {
        journal.exclusively(writer -> {
            writer.append(line.getBytes(StandardCharsets.UTF_8));
            return null;
        });
    }

    @Test
    void damagedLinesAreOneSentenceHoweverManyThereAre() throws IOException {
        Files.writeString(file, line(point(1)) + "\n{\n" + line(point(2)) + "\n{\n{");
        assertThat(history.points()).containsExactly(point(1), point(2));
        assertThat(history.problems())
                .containsExactly(file + ": 2 lines cannot be read and are skipped (lines 2, 4; line 2 is not a complete"
                        + " JSON object); the other points are used");

        Files.writeString(file, line(point(1)) + "\n" + "{\n".repeat(25) + line(point(2)) + "\n{");
        assertThat(HistoryFile.at(file).points()).containsExactly(point(1), point(2));
        assertThat(HistoryFile.at(file).problems())
                .containsExactly(
                        file + ": 25 lines cannot be read and are skipped (lines 2, 3, 4, 5, 6, …; line 2 is not a"
                                + " complete JSON object); the other points are used");
    }

    /** It is read in a part for each core, and all of them count. */
    @Test
    void aLongHistoryOfDamagedLinesIsOneSentence() throws IOException {
        Files.writeString(file, ("{x" + " ".repeat(100_000) + "}\n").repeat(50));
        assertThat(HistoryFile.at(file).problems())
                .containsExactly(file + ": 50 lines cannot be read and are skipped (lines 1, 2, 3, 4, 5, …; line 1 is"
                        + " not a complete JSON object); the other points are used");
    }

    @Test
    void aFileOfWhichNothingCanBeReadIsSomethingElse() throws IOException {
        Files.writeString(file, "<html>");
        assertThat(history.points()).isEmpty();
        assertThat(history.problems())
                .containsExactly(
                        file + ": holds nothing that can be read; restore it, or move it away to start afresh");
        Files.writeString(file, "<html>\n");
        assertThat(HistoryFile.at(file).problems())
                .hasSize(1)
                .first()
                .asString()
                .contains(": line 1 ");
        Files.writeString(file, "");
        assertThat(HistoryFile.at(file).problems()).isEmpty();
    }

    @Test
    void removedBuildsAreGoneAndLinesOfALaterVersionStay() throws IOException {
        Files.writeString(file, "{\"v\":2}\n");
        history.append(List.of(point(1), point(2), point(3)));
        FileVersion before = FileVersion.of(file);
        history.remove(List.of(7));
        assertThat(FileVersion.of(file)).as("nothing to remove").isEqualTo(before);
        history.remove(List.of(2));
        assertThat(history.points()).containsExactly(point(1), point(3));
        assertThat(Files.readString(file)).isEqualTo("{\"v\":2}\n" + line(point(1)) + "\n" + line(point(3)) + "\n");
    }

    @Test
    void linesThatAreReplacedAreLeftOutWhenThereAreEnough() throws IOException {
        for (int time = 0; time < 16; time++) {
            history.append(point(1, time));
        }
        assertThat(Files.readAllLines(file)).as("fifteen are replaced").hasSize(16);
        history.append(point(1, 16));
        assertThat(Files.readString(file)).isEqualTo(line(point(1, 16)) + "\n");
        assertThat(history.points()).containsExactly(point(1, 16));
    }

    @Test
    void ofALongHistoryAnEighthMustBeReplaced() throws IOException {
        List<Point> many = new ArrayList<>();
        for (int build = 1; build <= 160; build++) {
            many.add(point(build));
        }
        history.append(many);
        for (int time = 0; time < 19; time++) {
            history.append(point(160, time));
        }
        assertThat(Files.readAllLines(file)).hasSize(179);
        history.append(point(160, 19));
        assertThat(Files.readAllLines(file)).as("twenty of 160").hasSize(160);
    }

    @Test
    void whatIsKnownIsNotReadAgain() throws IOException {
        history.append(List.of(point(1)));
        assertThat(HistoryCache.SHARED.get(file).points())
                .as("it was just written")
                .containsExactly(point(1));
        assertThat(history.points()).isSameAs(history.points());
        Files.writeString(file, line(point(7)) + "\n");
        List<Point> other = history.points();
        assertThat(other).containsExactly(point(7));
        assertThat(HistoryFile.at(file).points()).isSameAs(other);
    }

    @Test
    void whatIsNeededOfWhatIsTooOldStays() throws IOException {
        HistoryFile limited = new HistoryFile(
                file,
                () -> new Retention(0, 1, null, null, null),
                () -> Set.of(2),
                Clock.fixed(START.plus(Duration.ofDays(9)), ZoneOffset.UTC));
        limited.append(List.of(point(1), point(2), point(3), point(9)));
        assertThat(limited.points()).extracting(Point::build).containsExactly(2, 9);
    }

    @Test
    void theHistoryOfAJobIsInItsHome() throws IOException {
        JobHome home = JobHome.below(folder, "app");
        HistoryFile.of(home).append(point(1));
        assertThat(home.history()).hasContent(line(point(1)) + "\n");
        assertThat(
                        new History() {
                            @Override
                            public List<Point> points() {
                                return List.of();
                            }

                            @Override
                            public void append(List<Point> points) {}
                        }.problems())
                .isEmpty();
    }
}
