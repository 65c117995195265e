package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.gate.Builds.component;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.judge;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.measurement;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.source;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.PASSED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.Hunk;
import io.jenkins.plugins.coveragemonitor.collect.patch.LineRange;
import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.MovedLines;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A baseline and the code that a change took to another file: what leaves the files of a rule is removed there, what comes
 * in has its former state, and what stays among them was neither.
 */
class MovedCodeInBaselinesTest {
    private static GateContext context(Measurement before, Measurement now, Patch since) {
        return new Builds()
                .add(before, PASSED)
                .of("base")
                .add(now)
                .newest()
                .from(new Lineage("head", null, List.of(), Map.of("base", since), Set.of(), null));
    }

    private static Patch patch(Map<String, FileChange> files, String... deleted) {
        return new Patch(files, Set.of(deleted), List.of());
    }

    private static GateRuleBuilder noDrop() {
        return GateRule.on(Metric.LINE).maxDrop(BigDecimal.ZERO);
    }

    private static FileChange losing(String path, int from, int count) {
        return new FileChange(path, List.of(), List.of(new Hunk(from, count, from - 1, 0)));
    }

    private static FileChange gaining(String path, int behind, MovedLines... blocks) {
        return new FileChange(
                path, List.of(), List.of(new Hunk(behind, 0, behind + 1, blocks[0].count())), List.of(blocks));
    }

    /** Lines 1 and 2 of f, both covered, became lines 3 and 4 of g. */
    private static final Patch FROM_F_TO_G =
            patch(Map.of("f", losing("f", 1, 2), "g", gaining("g", 2, new MovedLines(3, 2, "f", 1))));

    @Test
    void whatOnlyChangedItsFileWasNotRemoved() {
        Measurement before = measurement(source("f", "++--"), source("g", "--"));
        Measurement untested = measurement(source("f", "--"), source("g", "--+-"));

        assertThat(judge(context(before, untested, FROM_F_TO_G), noDrop()))
                .returns(WARNING, GateResult::outcome)
                .returns("1 more covered line passes this gate; against #1", GateResult::reason);
    }

    @Test
    void whatLeftTheFilesOfARuleIsRemovedThere() {
        Measurement before = measurement(source("f", "++--"), source("g", "--"));
        Measurement now = measurement(source("f", "--"), source("g", "--++"));

        assertThat(judge(context(before, now, FROM_F_TO_G), noDrop().path("f")))
                .returns(PASSED, GateResult::outcome)
                .returns("against #1 without 2 removed lines", GateResult::reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # what happened                           | f    | g  | g now | outcome | reason
            missed lines come in                      | --++ | ++ | ++--  | PASSED  | against #1 with 2 moved lines
            covered ones come in and lower nothing    | ++-- | +- | +-++  | PASSED  | against #1
            as covered ones come in and change nothing| ++-- | ++ | ++++  | PASSED  | against #1
            covered ones come in and lose their tests | ++-- | ++ | ++--  | WARNING | 2 more covered lines pass this gate; against #1
            half of them lose their tests             | +--- | ++ | ++--  | WARNING | 1 more covered line passes this gate; against #1 with 2 moved lines
            """)
    void whatCameToTheFilesOfARuleHasItsFormerState(
            String name, String f, String g, String now, Outcome outcome, String reason) {
        Measurement before = measurement(source("f", f), source("g", g));
        Measurement after = measurement(source("f", f.substring(2)), source("g", now));

        assertThat(judge(context(before, after, FROM_F_TO_G), noDrop().path("g")))
                .returns(outcome, GateResult::outcome)
                .returns(reason, GateResult::reason);
    }

    @Test
    void removedAndMovedLinesAreToldTogether() {
        Measurement before = measurement(source("f", "--+"), source("g", "++++"));
        Measurement now = measurement(source("f", "+"), source("g", "++--"));
        FileChange both = new FileChange(
                "g",
                List.of(),
                List.of(new Hunk(1, 2, 0, 0), new Hunk(4, 0, 3, 2)),
                List.of(new MovedLines(3, 2, "f", 1)));

        assertThat(judge(context(before, now, patch(Map.of("f", losing("f", 1, 2), "g", both))), noDrop().path("g")))
                .returns(PASSED, GateResult::outcome)
                .returns("against #1 without 2 removed lines and with 2 moved lines", GateResult::reason);
    }

    @Test
    void whatMovedBetweenFilesThatTheRuleDoesNotLookAtConcernsItNot() {
        Measurement before = measurement(source("f", "--++"), source("g", "+"), source("h", "++"));
        Measurement now = measurement(source("f", "++"), source("g", "+--"), source("h", "+-"));
        Patch elsewhere = patch(Map.of("f", losing("f", 1, 2), "g", gaining("g", 1, new MovedLines(2, 2, "f", 1))));

        assertThat(judge(context(before, now, elsewhere), noDrop().path("h")).reason())
                .isEqualTo("1 more covered line passes this gate; against #1");
    }

    /** A report may name files from their packages on; git names them from the repository's root. */
    @Test
    void reportsMayNameFilesByTheEndsOfTheirPaths() {
        Measurement before = measurement(source("pkg/f", "++--"), source("pkg/g", "--"), source("pkg/h", "+"));
        Measurement untested = measurement(source("pkg/f", "--"), source("pkg/g", "--+-"), source("pkg/h", "+"));
        Patch inSources = patch(Map.of(
                "src/pkg/f",
                losing("src/pkg/f", 1, 2),
                "src/pkg/g",
                gaining("src/pkg/g", 2, new MovedLines(3, 2, "src/pkg/f", 1))));

        assertThat(judge(context(before, untested, inSources), noDrop()))
                .as("still among the files of the rule")
                .returns(WARNING, GateResult::outcome)
                .returns("1 more covered line passes this gate; against #1", GateResult::reason);
        Measurement gaps = measurement(source("pkg/f", "--++"), source("pkg/g", "++"), source("pkg/h", "+"));
        Measurement moved = measurement(source("pkg/f", "++"), source("pkg/g", "++--"), source("pkg/h", "+"));
        assertThat(judge(context(gaps, moved, inSources), noDrop().path("pkg/g")))
                .as("it came in, missed as it was there")
                .returns(PASSED, GateResult::outcome)
                .returns("against #1 with 2 moved lines", GateResult::reason);
    }

    /** Of a deleted file half was taken over by another. */
    @Test
    void ofADeletedFileWhatStandsElsewhereIsNotRemoved() {
        Measurement before = measurement(source("f", "++++"), source("g", "--"));
        Measurement now = measurement(source("g", "--++"));
        Patch since = patch(Map.of("g", gaining("g", 2, new MovedLines(3, 2, "f", 1))), "f");

        assertThat(judge(context(before, now, since), noDrop()).reason())
                .isEqualTo("against #1 without 2 removed lines");
    }

    @Test
    void aFileByItselfLosesWhatWentToAnotherAndKeepsWhatMovedWithinIt() {
        Measurement before = measurement(source("f", "++--"), source("g", "--"));
        Measurement now = measurement(source("f", "--"), source("g", "--++"));
        GateContext apart = context(before, now, FROM_F_TO_G);
        GateRuleBuilder files = noDrop().scope("FILES");

        assertThat(judge(apart.changing(Builds.change("f", 1)), files).reason())
                .isEqualTo("1 changed file, none misses it");
        Measurement turned = measurement(source("f", "--+-"), source("g", "--"));
        FileChange within = new FileChange(
                "f",
                List.of(),
                List.of(new Hunk(1, 2, 0, 0), new Hunk(4, 0, 3, 2)),
                List.of(new MovedLines(3, 2, "f", 1)));
        assertThat(judge(context(before, turned, patch(Map.of("f", within))).changing(Builds.change("f", 4)), files)
                        .reason())
                .isEqualTo("1 of 1 changed file misses it; in f 1 more covered line passes this gate; against #1");
        Measurement untested = measurement(source("f", "--"), source("g", "---+"));
        assertThat(judge(context(before, untested, FROM_F_TO_G).changing(Builds.change("g", 3)), files)
                        .reason())
                .as("g is held to its two missed lines alone: two covered ones that came in make it no stricter")
                .isEqualTo("1 changed file, none misses it");
        Measurement worse = measurement(source("f", "++"), source("g", "+---"));
        assertThat(judge(
                                context(measurement(source("f", "--++"), source("g", "++")), worse, FROM_F_TO_G)
                                        .changing(Builds.change("g", 3)),
                                files)
                        .reason())
                .isEqualTo("1 of 1 changed file misses it; in g 1 more covered line passes this gate;"
                        + " against #1 with 2 moved lines");
    }

    @Test
    void ofAFileWhoseLinesAreNotListedItIsEstimatedAndSaid() {
        FileCoverage before = Builds.file("f", 6, 4);
        FileCoverage now = Builds.file("f", 1, 4);
        GateContext context = context(measurement(before), measurement(now), patch(Map.of("f", losing("f", 1, 2))))
                .changing(Builds.change("f", 1));

        assertThat(judge(context, noDrop().scope("FILES").maxDrop(new BigDecimal("1")))
                        .reason())
                .isEqualTo("1 changed file, none misses it");
        FileCoverage lost = Builds.file("f", 1, 6);
        GateContext worse = context(measurement(before), measurement(lost), patch(Map.of("f", losing("f", 1, 2))))
                .changing(Builds.change("f", 1));
        assertThat(judge(worse, noDrop().scope("FILES")).reason())
                .endsWith(
                        "against #1 without 3 removed lines, estimated from counters as line coverage is not known line"
                                + " by line");
    }

    /** Which instructions stand on the lines that came in nobody knows. */
    @Test
    void ofAMetricThatIsNotKnownLineByLineNothingComesIn() {
        Measurement before = Measurement.of(
                List.of(
                        component("api", instructions("f", "--++", 2, 2)),
                        component("web", instructions("g", "++", 2, 0))),
                TestTotals.NONE);
        Measurement now = Measurement.of(
                List.of(
                        component("api", instructions("f", "++", 2, 0)),
                        component("web", instructions("g", "++--", 2, 2))),
                TestTotals.NONE);
        GateRuleBuilder web =
                GateRule.on(Metric.INSTRUCTION).maxDrop(BigDecimal.ZERO).component("web");

        assertThat(judge(context(before, now, FROM_F_TO_G), web).reason())
                .isEqualTo("2 more covered instructions pass this gate; against #1");
    }

    private static FileCoverage instructions(String path, String lines, long covered, long missed) {
        return new FileCoverage(
                path,
                source(path, lines).lines(),
                FunctionTable.EMPTY,
                Counters.of(Metric.INSTRUCTION, new Counter(covered, missed)));
    }

    /** A file that unit and integration tests measured loses a line once, and in each component one. */
    @Test
    void aLineOfAFileOfTwoComponentsIsRemovedOnce() {
        Measurement before = Measurement.of(
                List.of(component("it", source("f", "++---")), component("unit", source("f", "++---"))),
                TestTotals.NONE);
        Measurement now = Measurement.of(
                List.of(component("it", source("f", "---")), component("unit", source("f", "---"))), TestTotals.NONE);
        GateContext context = context(before, now, patch(Map.of("f", losing("f", 1, 2))));

        assertThat(judge(context, noDrop()).reason()).isEqualTo("against #1 without 2 removed lines");
        assertThat(judge(context, noDrop().component("unit")).reason()).isEqualTo("against #1 without 2 removed lines");
    }

    @Test
    void anotherComponentsLinesAreNotRemovedFromThisOne() {
        Measurement before = Measurement.of(
                List.of(component("api", source("f", "++-")), component("web", source("g", "++-"))), TestTotals.NONE);
        Measurement now = Measurement.of(
                List.of(component("api", source("f", "-")), component("web", source("g", "+--"))), TestTotals.NONE);
        GateContext context = context(before, now, patch(Map.of("f", losing("f", 1, 2))));

        assertThat(judge(context, noDrop().component("web")).reason())
                .isEqualTo("1 more covered line passes this gate; against #1");
    }

    @Test
    void ofAFileThatIsNotMeasuredAndStillThereItSaysSo() {
        GateContext context = new Builds()
                .add(measurement(source("f", "+-"), source("g", "++")), PASSED)
                .add(measurement(source("f", "+-")))
                .newest();

        assertThat(judge(context, noDrop()).reason())
                .isEqualTo(
                        "against #1 without 2 removed lines, estimated from counters as the change since #1 is not known");
        assertThat(judge(context.missing(Set.of("g")), noDrop()))
                .returns(WARNING, GateResult::outcome)
                .satisfies(
                        result -> assertThat(result.reason()).endsWith("against #1, and g is still there, unmeasured"));
    }

    /** File by file 8 lines are gone, as a whole 6: where both come to the same share, what is told is file by file. */
    @Test
    void anEstimateTellsWhatEachFileLost() {
        GateContext context = new Builds()
                .add(measurement(source("f", "++--"), source("g", "++++++--")), PASSED)
                .add(measurement(source("f", "++--"), source("h", "+-")))
                .newest();

        assertThat(judge(context, noDrop()).reason())
                .isEqualTo(
                        "against #1 without 8 removed lines, estimated from counters as the change since #1 is not known");
    }

    @Test
    void aLineThatTheDiffDoesNotListAsCodeTakesNothingOut() {
        Measurement files = measurement(source("f", "+-"), source("g", "++"));
        Measurement now = measurement(source("f", "+-"), source("g", "+-"));
        FileChange comment = new FileChange("g", List.of(new LineRange(9, 9)), List.of(new Hunk(9, 1, 9, 1)));

        assertThat(judge(context(files, now, patch(Map.of("g", comment))), noDrop())
                        .reason())
                .isEqualTo("1 more covered line passes this gate; against #1");
    }

    /** What moved within a file of the rule is told neither as removed nor as moved; two covered lines were removed. */
    @Test
    void onlyWhatWasRemovedIsTold() {
        Measurement before = measurement(source("pkg/f", "--++++"), source("pkg/g", "-"));
        Measurement now = measurement(source("pkg/f", "++--"), source("pkg/g", "-"));
        FileChange turned = new FileChange(
                "src/pkg/f",
                List.of(),
                List.of(new Hunk(1, 4, 0, 0), new Hunk(6, 0, 3, 2)),
                List.of(new MovedLines(3, 2, "src/pkg/f", 1)));
        GateContext context = context(before, now, patch(Map.of("src/pkg/f", turned)));

        assertThat(judge(context, noDrop()).reason()).isEqualTo("against #1 without 2 removed lines");
        Measurement worse = measurement(source("pkg/f", "+---"), source("pkg/g", "-"));
        assertThat(judge(
                                context(before, worse, patch(Map.of("src/pkg/f", turned)))
                                        .changing(Builds.change("pkg/f", 1)),
                                noDrop().scope("FILES"))
                        .reason())
                .isEqualTo("1 of 1 changed file misses it; in pkg/f 1 more covered line passes this gate;"
                        + " against #1 without 2 removed lines");
    }
}
