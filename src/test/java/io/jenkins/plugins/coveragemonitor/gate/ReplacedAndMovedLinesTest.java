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
import io.jenkins.plugins.coveragemonitor.collect.patch.MovedLines;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
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

/** Of the changed lines: which stand in place of missed ones, and which only came from elsewhere. */
class ReplacedAndMovedLinesTest {
    private static final GateRuleBuilder NEW_LINES =
            new GateRuleBuilder().newUncoveredLines(0).scope("PATCH");

    /** #1 of commit {@code base} and this build, #2, with the change from there to here. */
    private static GateContext context(Measurement before, Measurement now, Map<String, FileChange> changes) {
        return new Builds().add(before, PASSED).of("base").add(now).newest().changing(since("base", changes));
    }

    private static GateContext context(String before, String now, FileChange change) {
        return context(measurement(source("f", before)), measurement(source("f", now)), Map.of("f", change));
    }

    private static Patch since(String commit, Map<String, FileChange> changes) {
        return new Patch(changes, Set.of(), List.of(), commit);
    }

    /** The lines of each hunk are removed and others are added in their place. */
    private static FileChange replacing(Hunk... hunks) {
        List<LineRange> added = List.of(hunks).stream()
                .filter(hunk -> hunk.newCount() > 0)
                .map(hunk -> new LineRange(hunk.newStart(), hunk.newStart() + hunk.newCount() - 1))
                .toList();
        return new FileChange("f", added, List.of(hunks));
    }

    private static GateRuleBuilder atLeast(int percent) {
        return GateRule.on(Metric.LINE).scope("PATCH").atLeast(BigDecimal.valueOf(percent));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # what happened                              | before | removed | added | now   | newly missed
            missed lines replaced by as many             | --     | 1,2     | 1,2   | --    | 0
            missed lines replaced by more                | +--    | 2,2     | 2,3   | +---  | 1
            missed lines replaced by fewer               | +---   | 2,3     | 2,1   | +-    | 0
            covered lines between missed ones            | -++-   | 2,2     | 2,2   | ----  | 2
            one of two was missed                        | +-     | 1,2     | 1,2   | --    | 1
            missed lines where nothing was               | -      | 1,0     | 2,2   | ---   | 2
            """)
    void aMissedLineInPlaceOfAMissedOneIsNotNewlyMissed(
            String name, String before, String removed, String added, String now, int fresh) {
        int[] old = range(removed);
        int[] here = range(added);
        GateContext context = context(before, now, replacing(new Hunk(old[0], old[1], here[0], here[1])));

        assertThat(judge(context, NEW_LINES).actual()).isEqualTo(fresh == 1 ? "1 line" : fresh + " lines");
    }

    private static int[] range(String text) {
        String[] parts = text.split(",");
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
    }

    /** Line 1 was missed and is covered now; line 3 was covered and is missed now. */
    @Test
    void whatWasRemovedInOnePlaceExplainsNothingInAnother() {
        FileChange change = replacing(new Hunk(1, 1, 1, 1), new Hunk(3, 1, 3, 1));

        assertThat(judge(context("-++", "++-", change), NEW_LINES).actual()).isEqualTo("1 line");
        assertThat(judge(context("-+-", "-+-", change), NEW_LINES).actual())
                .as("each in its own place")
                .isEqualTo("0 lines");
    }

    /** Lines 1 and 2, both missed, stand at the end now, and two new ones in their place. */
    @Test
    void aLineThatWasMovedAwayIsNotReplaced() {
        GateContext moved = context("--++", "--++--", moving(new MovedLines(5, 2, "f", 1)));
        GateContext fromElsewhere = context("--++", "--++--", moving(new MovedLines(5, 2, "g", 1)));
        GateContext others = context("--++", "--++++", moving(new MovedLines(5, 2, "f", 3)));

        assertThat(judge(moved, NEW_LINES).actual()).isEqualTo("2 lines");
        assertThat(judge(fromElsewhere, NEW_LINES).actual())
                .as("lines of the same numbers of another file were moved")
                .isEqualTo("0 lines");
        assertThat(judge(others, NEW_LINES).actual())
                .as("other lines of the file were moved")
                .isEqualTo("0 lines");
    }

    private static FileChange moving(MovedLines moved) {
        return new FileChange(
                "f", List.of(new LineRange(1, 2)), List.of(new Hunk(1, 2, 1, 2), new Hunk(4, 0, 5, 2)), List.of(moved));
    }

    @Test
    void onlyWorseJudgesWithoutThemAndSaysSo() {
        FileChange change = replacing(new Hunk(1, 2, 1, 3));

        assertThat(judge(context("--", "+--", change), atLeast(100)).actual()).isEqualTo("33.33 %");
        assertThat(judge(context("--", "+--", change), atLeast(100).onlyWorse(true)))
                .returns(PASSED, GateResult::outcome)
                .returns("100.00 %", GateResult::actual)
                .returns("exactly at its limit; 2 in place of uncovered ones, not counted", GateResult::reason);
        assertThat(judge(context("--", "---", change), atLeast(100).onlyWorse(true)))
                .returns(WARNING, GateResult::outcome)
                .returns("0.00 %", GateResult::actual)
                .returns(
                        "1 more covered line passes this gate; 2 in place of uncovered ones, not counted",
                        GateResult::reason);
        assertThat(judge(context("++", "+++", change), atLeast(100).onlyWorse(true))
                        .reason())
                .as("nothing was left out")
                .isEqualTo("exactly at its limit");
        assertThat(judge(
                        context("--", "--", replacing(new Hunk(1, 2, 1, 2))),
                        atLeast(100).onlyWorse(true)))
                .returns(PASSED, GateResult::outcome)
                .returns("–", GateResult::actual)
                .returns("no changed line became worse; 2 in place of uncovered ones, not counted", GateResult::reason);
    }

    /** Nothing of it is excused, and the reason says why. */
    @Test
    void whereNobodyKnowsWhatStoodThereAllMissedLinesCount() {
        Measurement now = measurement(source("f", "--"));
        FileChange change = replacing(new Hunk(1, 2, 1, 2));
        GateContext unknown = new Builds()
                .add(measurement(source("f", "--")), PASSED)
                .add(now)
                .newest()
                .changing(since("never measured", Map.of("f", change)));

        assertThat(judge(unknown, atLeast(100).onlyWorse(true)))
                .returns("0.00 %", GateResult::actual)
                .returns(
                        "2 more covered lines pass this gate; what stood in place of the changed lines is not known",
                        GateResult::reason);
        assertThat(judge(
                                unknown.changing(Builds.change("f", 1, 2)),
                                atLeast(100).onlyWorse(true))
                        .reason())
                .as("only the changed lines are known")
                .endsWith("; what stood in place of the changed lines is not known");
        assertThat(judge(unknown.changing(Builds.change("f", 1, 2)), NEW_LINES).actual())
                .isEqualTo("2 lines");
    }

    @Test
    void eachFileIsLookedUpWhereItWasAndOnesOfSeveralComponentsInAll() {
        Measurement before = Measurement.of(
                List.of(
                        component("unit", source("old", "-+"), source("same", "-")),
                        component("web", source("old", "+-"), source("listed", "-"))),
                TestTotals.NONE);
        Measurement now = Measurement.of(
                List.of(component(
                        "unit", source("new", "--"), source("fresh", "-"), source("listed", "-"), source("same", "-"))),
                TestTotals.NONE);
        Hunk two = new Hunk(1, 2, 1, 2);
        FileChange renamed = new FileChange("old", List.of(new LineRange(1, 2)), List.of(two));
        FileChange added = new FileChange(null, List.of(new LineRange(1, 1)), List.of(new Hunk(0, 0, 1, 1)));
        FileChange listed = new FileChange("listed", List.of(new LineRange(1, 1)), null);

        assertThat(judge(context(before, now, Map.of("new", renamed)), NEW_LINES)
                        .actual())
                .as("either component covered one of the lines")
                .isEqualTo("2 lines");
        assertThat(judge(context(before, now, Map.of("fresh", added)), NEW_LINES)
                        .actual())
                .as("a new file replaces nothing")
                .isEqualTo("1 line");
        assertThat(judge(context(before, now, Map.of("listed", listed)), NEW_LINES)
                        .actual())
                .as("a list of changed lines does not say what they replace")
                .isEqualTo("1 line");
        Measurement missed = measurement(source("old", "--"), source("other", "-"));
        assertThat(judge(context(missed, now, Map.of("new", renamed)), NEW_LINES)
                        .actual())
                .as("a renamed file is found under the name that it had")
                .isEqualTo("0 lines");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # moved | what is said of them
            --      | ; 2 lines moved or indented, as uncovered as before
            ++      | ; 2 lines moved or indented, as covered as before
            +-      | ; 2 lines moved or indented, 1 of them as uncovered as before
            """)
    void movedLinesAreNoPatchAndTheReasonTellsOfThem(String moved, String words) {
        FileChange change = new FileChange(
                "f",
                List.of(new LineRange(2, 2)),
                List.of(new Hunk(1, 2, 0, 0), new Hunk(3, 0, 2, 3)),
                List.of(new MovedLines(3, 2, "f", 1)));
        GateContext context = context(moved + "+", "++" + moved, change);

        assertThat(judge(context, atLeast(100)).reason()).isEqualTo("exactly at its limit" + words);
        assertThat(judge(context, NEW_LINES).reason()).isEqualTo("among 1 changed line" + words);
    }

    @Test
    void movedLinesOfAllFilesAreToldTogether() {
        FileChange one = new FileChange("f", List.of(), List.of(), List.of(new MovedLines(1, 1, "g", 1)));
        FileChange other = new FileChange("g", List.of(), List.of(), List.of(new MovedLines(1, 1, "f", 1)));
        Measurement files = measurement(source("f", "-"), source("g", "-"), source("h", "-"));

        assertThat(judge(context(files, files, Map.of("f", one, "g", other)), atLeast(100))
                        .reason())
                .isEqualTo("no changed line is measured code; 2 lines moved or indented, as uncovered as before");
    }

    @Test
    void ofMovedLinesWhoseFormerStateIsNotKnownItSaysNoMore() {
        Measurement now = measurement(source("f", "-+"));
        FileChange change =
                new FileChange("f", List.of(new LineRange(2, 2)), List.of(), List.of(new MovedLines(1, 1, "f", 9)));
        GateContext unknown = new Builds()
                .add(measurement(source("f", "-")), PASSED)
                .add(now)
                .newest()
                .changing(since("never measured", Map.of("f", change)));

        assertThat(judge(unknown, atLeast(100)).reason())
                .isEqualTo("exactly at its limit; 1 line moved or indented, not counted");
    }

    /** Commit {@code base} is #1; its change is counted by a build after other measured ones. */
    @Test
    void theReasonNamesTheBuildThatTheChangeIsCountedFromIfThatIsNotTheOneBefore() {
        Measurement files = measurement(source("f", "+"));
        Patch change = since("base", Map.of("f", replacing(new Hunk(1, 1, 1, 1))));
        Builds next = new Builds().add(files).of("base").add(files);
        Builds later = new Builds().add(files).of("base").add(files).add(files);
        Builds unmeasured = new Builds()
                .add(files)
                .of("base")
                .add(Measurement.NONE)
                .add(files)
                .but(BuildState.ABORTED)
                .add(files);

        assertThat(judge(later.newest().changing(change), atLeast(100)).reason())
                .isEqualTo("exactly at its limit; changed since #1");
        assertThat(judge(next.newest().changing(change), atLeast(100)).reason()).isEqualTo("exactly at its limit");
        assertThat(judge(unmeasured.newest().changing(change), atLeast(100)).reason())
                .as("an unmeasured and an aborted build between are none")
                .isEqualTo("exactly at its limit");
        assertThat(judge(later.newest().changing(since("other", Map.of())), atLeast(100))
                        .reason())
                .as("no build is known to have measured that commit")
                .isEqualTo("no changed line is measured code");
    }

    /** Lines 1 and 2 of a file become lines 3 and 4 of another, whose first two are covered. */
    private static Map<String, FileChange> moving(String from, String to) {
        return Map.of(
                from,
                new FileChange(from, List.of(), List.of(new Hunk(1, 2, 0, 0))),
                to,
                new FileChange(to, List.of(), List.of(new Hunk(2, 0, 3, 2)), List.of(new MovedLines(3, 2, from, 1))));
    }

    private static GateResult newlyMissed(GateContext context, String scope) {
        return judge(context, new GateRuleBuilder().newUncoveredLines(0).scope(scope));
    }

    @ParameterizedTest
    @CsvSource({"PROJECT", "FILES"})
    void missedLinesThatCameFromAnotherFileAreNoNewGap(String scope) {
        Measurement before = measurement(source("f", "--++"), source("g", "++"));

        assertThat(newlyMissed(
                        context(before, measurement(source("f", "++"), source("g", "++--")), moving("f", "g")), scope))
                .returns(PASSED, GateResult::outcome)
                .returns("0 lines", GateResult::actual);
        assertThat(newlyMissed(
                        context(before, measurement(source("f", "++"), source("g", "-+--")), moving("f", "g")), scope))
                .as("beside them one became uncovered")
                .returns("1 line", GateResult::actual);
        assertThat(newlyMissed(
                        context(before, measurement(source("f", "-+"), source("g", "++--")), moving("f", "g")), scope))
                .as("and so it did in the file that they left")
                .returns("1 line", GateResult::actual);
        assertThat(newlyMissed(
                        context(
                                measurement(source("f", "++++"), source("g", "++")),
                                measurement(source("f", "++"), source("g", "++--")),
                                moving("f", "g")),
                        scope))
                .as("covered before, they are newly uncovered")
                .returns("2 lines", GateResult::actual);
    }

    /** The report names files from their packages on, git from the root of the repository. */
    @ParameterizedTest
    @CsvSource({"PROJECT", "FILES"})
    void thatHoldsForFilesThatAReportNamesByTheEndsOfTheirPaths(String scope) {
        Measurement before = measurement(source("pkg/f", "--++"), source("pkg/g", "++"));
        Map<String, FileChange> change = moving("src/pkg/f", "src/pkg/g");

        assertThat(newlyMissed(
                        context(before, measurement(source("pkg/f", "++"), source("pkg/g", "++--")), change), scope))
                .returns("0 lines", GateResult::actual);
        assertThat(newlyMissed(
                        context(before, measurement(source("pkg/f", "-+"), source("pkg/g", "++--")), change), scope))
                .returns("1 line", GateResult::actual);
    }

    @Test
    void missedLinesThatCameFromAnotherComponentAreNoNewGapOfThisOne() {
        Measurement before = Measurement.of(
                List.of(component("api", source("f", "--++")), component("web", source("g", "++"))), TestTotals.NONE);
        Measurement now = Measurement.of(
                List.of(component("api", source("f", "++")), component("web", source("g", "++--"))), TestTotals.NONE);

        assertThat(judge(
                        context(before, now, moving("f", "g")),
                        new GateRuleBuilder().newUncoveredLines(0).component("web")))
                .returns("0 lines", GateResult::actual);
    }
}
