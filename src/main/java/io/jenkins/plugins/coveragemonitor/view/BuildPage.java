package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.collect.patch.LineRange;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report page of one build: the verdict in one sentence, then the evidence in the order in which readers ask for
 * it.
 *
 * @param job the job's full name
 * @param build the build's number
 * @param time when it started
 * @param subtitle what it was compared with and read from
 * @param headline the verdict
 * @param notes other remarks, such as on a component that was carried forward; each one sentence
 * @param tiles the figures in large print
 * @param gates every gate, the worst first
 * @param gateCount the number of gates with each outcome, in words
 * @param newGaps the new gaps of this build
 * @param use the code that running services used, compared with what tests cover; {@code null} if either was not
 * measured
 * @param critical what to test next
 * @param components the components
 * @param flags the flags of its reports
 * @param flag the flag that the page is about, {@code ""} for all
 * @param baseline the number of the baseline, 0 if there is none
 * @param since that build in words, such as {@code #119} or {@code main #41}; empty if there is none
 * @param files every file
 * @param owners the sets of owners of files, the empty one first
 * @param reports every report that was found
 */
@WithBuilder
public record BuildPage(
        String job,
        int build,
        Instant time,
        String subtitle,
        Headline headline,
        List<Note> notes,
        List<Tile> tiles,
        List<GateRow> gates,
        String gateCount,
        NewGaps newGaps,
        @Nullable Use use,
        List<CriticalFile> critical,
        List<ComponentRow> components,
        List<FlagRow> flags,
        String flag,
        int baseline,
        String since,
        FileTable files,
        List<List<String>> owners,
        List<ReportRow> reports) {
    /** The page of one flag, with the flags of the whole build to choose from. */
    BuildPage ofFlag(String name, List<FlagRow> all) {
        return BuildPageBuilder.builder(this).flags(all).flag(name).create();
    }

    /** The look of a tile's or headline's text. */
    public enum Tone {
        /** Good. */
        OK,
        /** Needs attention. */
        WARNING,
        /** Bad. */
        BAD,
        /** Neither. */
        QUIET
    }

    /**
     * The verdict.
     *
     * @param state {@code PASSED}, {@code WARNING}, {@code FAILED}, {@code NOT_EVALUATED} or {@code UNMEASURED}
     * @param sentence what, how much, against what
     * @param remedy what to do, may be empty
     * @param start where to begin
     * @param reason why to begin there, may be empty
     */
    public record Headline(String state, String sentence, String remedy, List<GapRow> start, String reason) {}

    /**
     * A remark.
     *
     * @param tone its look
     * @param title what happened
     * @param text what it does and does not mean
     */
    public record Note(Tone tone, String title, String text) {}

    /**
     * A figure in large print.
     *
     * @param title such as {@code Line}
     * @param value such as {@code 83.47 %} or {@code 2,314}
     * @param change the change against the baseline, or {@code null}
     * @param tone the look of {@code note}
     * @param note instead of a change, such as {@code 14 more skipped}; may be empty
     * @param detail such as {@code 15,543 of 18,620 lines}
     */
    public record Tile(
            String title, String value, @Nullable Difference change, Tone tone, String note, String detail) {}

    /**
     * A gate.
     *
     * @param outcome its result
     * @param name such as {@code Line drop at most 0.50 points}
     * @param scope such as {@code project} or {@code component worker}
     * @param actual such as {@code −0.62 points}, {@code –} if there is none
     * @param wanted the expected value, such as {@code −0.50 points}
     * @param reason how far it is missed or passed, or why it was not evaluated
     * @param informational whether it never affects the build
     */
    @WithBuilder
    public record GateRow(
            Outcome outcome,
            String name,
            String scope,
            String actual,
            String wanted,
            String reason,
            boolean informational) {}

    /**
     * New gaps in two groups, because the remedy differs.
     *
     * @param text such as {@code 138 lines in 9 gaps}
     * @param changed changed lines that no test covers: write a test
     * @param changedLines how many lines those have
     * @param lost unchanged lines that lost their coverage: a test is gone
     * @param lostLines how many lines those have
     */
    public record NewGaps(String text, List<GapRow> changed, long changedLines, List<GapRow> lost, long lostLines) {}

    /**
     * What running services used, compared with what tests cover.
     *
     * @param text both counts in words
     * @param usedUntested how many lines services ran that no test covers
     * @param testedUnused how many lines tests cover that no service ran
     * @param files the files that have some, the worst first; 200 at most
     * @param more how many files are not listed
     */
    public record Use(String text, long usedUntested, long testedUnused, List<UseRow> files, int more) {}

    /**
     * A file with lines that are used and not tested, or tested and not used.
     *
     * @param path the file
     * @param usedUntested its lines that services ran and no test covers
     * @param untested the ranges of these lines
     * @param testedUnused its lines that tests cover and no service ran
     * @param unused the ranges of these lines
     */
    public record UseRow(
            String path, int usedUntested, List<LineRange> untested, int testedUnused, List<LineRange> unused) {}

    /**
     * A file to test next.
     *
     * @param path the file
     * @param why the figures that rank it
     * @param gaps its gaps, the new ones before the others; 200 at most
     */
    public record CriticalFile(String path, String why, List<GapRow> gaps) {}

    /**
     * A component.
     *
     * @param name its name, {@code ""} for what belongs to no named one
     * @param line its line coverage, or {@code null}
     * @param before its line coverage in the baseline, or {@code null}
     * @param detail such as {@code 214 files}
     * @param carried where it was carried forward from, or {@code null}
     * @param release the builds and images of a running service, or {@code null} if unknown
     */
    public record ComponentRow(
            String name,
            @Nullable Counter line,
            @Nullable Counter before,
            String detail,
            @Nullable String carried,
            @Nullable String release) {}

    /**
     * A report that was found.
     *
     * @param file its path
     * @param format its format, or {@code null} if it was not recognised
     * @param result {@code read}, or why it was not
     * @param used whether its numbers are part of the measurement
     */
    public record ReportRow(String file, @Nullable String format, String result, boolean used) {}
}
