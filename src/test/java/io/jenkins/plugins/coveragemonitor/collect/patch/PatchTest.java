package io.jenkins.plugins.coveragemonitor.collect.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.SharedData;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The changed lines, from whatever tells them, and what is covered of them. */
class PatchTest {
    private static final String DIFF =
            """
            diff --git a/src/a.c b/src/a.c
            index 1111111..2222222 100644
            --- a/src/a.c
            +++ b/src/a.c
            @@ -3 +3,2 @@ int f()
            -old 3
            +new 3
            +new 4
            @@ -10,2 +10,0 @@
            --- a/looks/like/a/header
            -old 11
            diff --git a/old name.c b/new name.c
            similarity index 90%
            rename from old name.c
            rename to new name.c
            index 1111111..2222222 100644
            --- a/old name.c
            +++ b/new name.c
            @@ -0,0 +1 @@
            +first
            \\ No newline at end of file
            diff --git a/gone.c b/gone.c
            deleted file mode 100644
            --- a/gone.c
            +++ /dev/null
            @@ -1 +0,0 @@
            -all
            diff --git a/fresh.c b/fresh.c
            new file mode 100644
            --- /dev/null
            +++ b/fresh.c
            @@ -0,0 +1,2 @@
            +one
            +two
            diff --git a/logo.png b/logo.png
            index 1111111..2222222 100644
            Binary files a/logo.png and b/logo.png differ
            diff --git a/lib/x b/lib/x
            index 1111111..2222222 160000
            --- a/lib/x
            +++ b/lib/x
            @@ -1 +1 @@
            -Subproject commit 1111111
            +Subproject commit 2222222
            diff --git "a/\\303\\244.c" "b/\\303\\244.c"
            --- "a/\\303\\244.c"
            +++ "b/\\303\\244.c"
            @@ -1,3 +1,3 @@
             context
            -x
            +y
             context
            """;

    private static Patch patch(String text) throws IOException {
        return PatchReader.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDiffTellsTheChangedLinesOfEachFileThatStillExists() throws IOException {
        Patch patch = patch(DIFF);

        assertThat(patch.files()).containsOnlyKeys("src/a.c", "new name.c", "fresh.c", "ä.c");
        assertThat(patch.files().get("src/a.c").changed()).containsExactly(new LineRange(3, 4));
        assertThat(patch.files().get("new name.c"))
                .isEqualTo(new FileChange("old name.c", List.of(new LineRange(1, 1)), List.of(new Hunk(0, 0, 1, 1))));
        assertThat(patch.files().get("fresh.c").oldPath()).isNull();
        assertThat(patch.files().get("ä.c").changed()).containsExactly(new LineRange(2, 2));
        assertThat(patch.problems())
                .containsExactly("the submodule lib/x changed; its lines are not part of the patch");
    }

    @Test
    void unchangedLinesAreFoundAgainInTheOldFile() throws IOException {
        FileChange change = patch(DIFF).files().get("src/a.c");

        assertThat(change.oldLine(2)).isEqualTo(OptionalInt.of(2));
        assertThat(change.oldLine(3)).isEmpty();
        assertThat(change.oldLine(5)).isEqualTo(OptionalInt.of(4));
        assertThat(change.oldLine(10)).isEqualTo(OptionalInt.of(9));
        assertThat(change.oldLine(11)).isEqualTo(OptionalInt.of(12));
    }

    @Test
    void jsonTellsTheChangedLinesToo() throws IOException {
        Patch patch = patch("{\"changedLines\":{\"src\\\\a.c\":[[7,9],[1,2]]}}");

        assertThat(patch.files().get("src/a.c").changed()).containsExactly(new LineRange(1, 2), new LineRange(7, 9));
        assertThat(patch.touches("src/a.c", 8)).isTrue();
        assertThat(patch.touches("src/a.c", 3)).isFalse();
        assertThat(patch("").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | is neither a unified diff nor JSON",
                "{'changedLines':{'a':[[3,1]]}} | has [3,1] for a, which is not a range of lines",
                "{'lines':{}} | has no object 'changedLines'",
                "{'changedLines':{ | is broken JSON at line 1",
            })
    void whatIsNoChangeIsRefused(String text, String message) {
        assertThatThrownBy(() -> patch(text.replace('\'', '"'))).hasMessageStartingWith(message);
    }

    @Test
    void aDiffThatIsCutOffIsRefused() {
        assertThatThrownBy(() -> patch("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\n+b"))
                .hasMessageContaining("the diff is truncated");
    }

    @Test
    void aPatchSurvivesJson() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Patch patch = patch(DIFF);

        assertThat(json.readValue(json.writeValueAsBytes(patch), Patch.class)).isEqualTo(patch);
    }

    @Test
    void onlyChangedLinesCount() throws IOException {
        Measurement measured = measured(file("src/a.c", 2, 1, 3, 1, 4, 0, 5, 0), file("other.c", 3, 0));

        assertThat(patch(DIFF).counters(measured)).isEqualTo(Counters.of(Metric.LINE, new Counter(1, 1)));
        assertThat(patch("").counters(measured)).isEqualTo(Counters.NONE);
    }

    @Test
    void aMeasuredPathRelativeToItsPackageIsMatchedByItsEnd() throws IOException {
        String change = "{\"changedLines\":{\"m/src/main/java/x/A.java\":[[3,4]],\"p/B.c\":[[1,1]],\"q/B.c\":[[1,1]]}}";
        Measurement measured =
                measured(file("x/A.java", 3, 1, 4, 0, 5, 0), file("B.c", 1, 0), file("y/x/A.java", 3, 0));

        assertThat(patch(change).counters(measured)).isEqualTo(Counters.of(Metric.LINE, new Counter(1, 1)));
    }

    @Test
    void gapsAreRunsOfUncoveredLinesAcrossLinesWithoutCode() {
        FileCoverage file = file("a.c", 1, 0, 2, 0, 7, 0, 8, 1, 9, 0);

        assertThat(GapCandidate.of(file)).containsExactly(new GapCandidate(1, 7, 3), new GapCandidate(9, 9, 1));
        assertThat(GapCandidate.of(file, line -> line != 2))
                .containsExactly(new GapCandidate(1, 1, 1), new GapCandidate(7, 7, 1), new GapCandidate(9, 9, 1));
    }

    @Test
    void newGapsAreTheChangedLinesWithoutTestsAndTheUnchangedOnesThatLostThem() throws IOException {
        Measurement before =
                measured(file("src/a.c", 2, 1, 3, 1, 4, 1, 9, 0), file("old name.c", 1, 1), file("same.c", 1, 1));
        Measurement now = measured(
                file("src/a.c", 2, 0, 3, 0, 4, 1, 5, 0, 10, 0), file("new name.c", 1, 0, 2, 0), file("same.c", 1, 1));

        NewGaps gaps = NewGaps.of(now, before, patch(DIFF), patch(DIFF));

        assertThat(gaps.changed())
                .hasSize(2)
                .containsEntry("src/a.c", List.of(new GapCandidate(3, 3, 1)))
                .containsEntry("new name.c", List.of(new GapCandidate(1, 1, 1)));
        assertThat(gaps.lost())
                .hasSize(2)
                .containsEntry("src/a.c", List.of(new GapCandidate(2, 2, 1), new GapCandidate(5, 5, 1)))
                .containsEntry("new name.c", List.of(new GapCandidate(2, 2, 1)));
    }

    @Test
    void withoutAPatchOnlyAFileOfTheSameLinesCanHaveLostCoverage() {
        Measurement before = measured(file("same.c", 1, 1, 2, 1), file("moved.c", 1, 1, 2, 1));
        Measurement now = measured(file("same.c", 1, 1, 2, 0), file("moved.c", 2, 1, 3, 0), file("new.c", 1, 0));

        NewGaps gaps = NewGaps.of(now, before, null, null);

        assertThat(gaps.lost()).containsOnlyKeys("same.c");
        assertThat(gaps.changed()).isEmpty();
        assertThat(NewGaps.of(now, null, null, null).lost()).isEmpty();
    }

    /** The numbers that the history's README counted. */
    @ParameterizedTest
    @CsvSource({"016,79,16", "020,12,8"})
    void thePatchOfARealBuildHasTheKnownCoverage(String build, long covered, long missed) throws IOException {
        Path folder = SharedData.path("history/commons-cli/" + build);
        Measurement measured = measured(new Reports(ReportFormats.builtIn())
                .read(folder.resolve("jacoco.xml.gz"), null)
                .files()
                .toArray(FileCoverage[]::new));

        Counters patch = PatchReader.read(folder.resolve("commit.json")).counters(measured);

        assertThat(patch.get(Metric.LINE)).isEqualTo(new Counter(covered, missed));
    }

    private static Measurement measured(FileCoverage... files) {
        return Measurement.of(List.of(Component.of("", List.of(files))), TestTotals.NONE);
    }

    /** A file of lines and their hits. */
    private static FileCoverage file(String path, int... linesAndHits) {
        int size = linesAndHits.length / 2;
        int[] numbers = new int[size];
        int[] hits = new int[size];
        Arrays.setAll(numbers, i -> linesAndHits[2 * i]);
        Arrays.setAll(hits, i -> linesAndHits[2 * i + 1]);
        return new FileCoverage(
                path, new LineTable(numbers, hits, new int[size], new int[size]), FunctionTable.EMPTY, Counters.NONE);
    }

    @Test
    void whatMayNeverEndOrIsTooLargeIsNotRead(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> PatchReader.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": is not a file; write the diff into one");
        Path large = folder.resolve("large.diff");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(PatchLimits.BYTES + 1L);
        }
        assertThatThrownBy(() -> PatchReader.read(large))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(large + ": is larger than ");
        assertThatThrownBy(() -> PatchReader.parse(
                        ("{\"changedLines\":{\"a.c\":" + "[".repeat(5_000)).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadablePatchException.class)
                .hasMessageContaining("is broken JSON");
        byte[] lines = "\n".repeat(PatchLimits.LINES + 1).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> PatchReader.parse(lines))
                .isInstanceOf(UnreadablePatchException.class)
                .hasMessageContaining(PatchLimits.LINES + " lines");
    }

    @Test
    void aRangeWithoutEndTakesNoMoreThanTheLinesOfAFile() {
        BitSet lines = new BitSet();

        new LineRange(Integer.MAX_VALUE - 1, Integer.MAX_VALUE).into(lines);
        assertThat(lines.isEmpty()).isTrue();
        new LineRange(7, Integer.MAX_VALUE).into(lines);
        assertThat(lines.nextSetBit(0)).isEqualTo(7);
        assertThat(lines.length()).isEqualTo(1 << 24);
    }
}
