package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One source file of a build. The numbers are always there, the text only if it was kept and the reader may see it.
 *
 * @param job the job's full name
 * @param build the build's number
 * @param path the file
 * @param line its line coverage, or {@code null}
 * @param change the change against the baseline, or {@code null}
 * @param since the baseline in words, such as {@code #119} or {@code main #41}; empty if there is none
 * @param patch such as {@code patch 22 of 41 lines}, or empty
 * @param numbers the numbers of lines with coverage, ascending
 * @param hits how often each ran, −1 if the line itself is not executable
 * @param coveredBranches branches taken on each
 * @param missedBranches branches not taken on each
 * @param changed changed lines as pairs of first and last
 * @param gaps every gap, the new ones first
 * @param source the text by lines, or {@code null} if it cannot be shown
 * @param absence why there is no text, or {@code null}
 * @param caution a warning about the text, or {@code null}
 * @param neighbours the files with new gaps before and after it
 */
@WithBuilder
public record SourcePage(
        String job,
        int build,
        String path,
        @Nullable Counter line,
        @Nullable Difference change,
        String since,
        String patch,
        int[] numbers,
        int[] hits,
        int[] coveredBranches,
        int[] missedBranches,
        int[][] changed,
        List<SourceGap> gaps,
        @Nullable List<String> source,
        @Nullable Absence absence,
        @Nullable String caution,
        Neighbours neighbours) {

    /**
     * The neighbouring files of the build with new gaps, in the order of paths.
     *
     * @param previous the one before it, or {@code null}
     * @param next the one after it, or {@code null}
     * @param number the position of this file among them, from 1; 0 if it has no new gap
     * @param count how many there are
     */
    public record Neighbours(@Nullable String previous, @Nullable String next, int number, int count) {}

    /** How a gap came about. */
    public enum Kind {
        /** Changed lines that no test covers. */
        CHANGED,
        /** Unchanged lines that lost their coverage. */
        LOST,
        /** It was there before. */
        OLD
    }

    /**
     * A gap in this file.
     *
     * @param from its first line
     * @param to its last line
     * @param lines how many executable lines it has
     * @param kind how it came about
     * @param text a remark about it
     */
    public record SourceGap(int from, int to, int lines, Kind kind, String text) {}

    /**
     * Why the text is missing.
     *
     * @param title what happened
     * @param text what that means and what to do
     */
    public record Absence(String title, String text) {}
}
