package io.jenkins.plugins.coveragemonitor.report.spi;

import io.jenkins.plugins.coveragemonitor.model.BranchSet;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Receives what a {@link ReportReader} reads, event by event; no reader builds a tree.
 *
 * <p>Lines, functions and counters belong to the file named last. A file may be named again (a class in another part of
 * the report): its events are then merged. Readers need not check ranges: the sink turns a negative number into a
 * problem with its place and goes on.
 */
public interface CoverageSink {
    /**
     * The file that the next events belong to.
     *
     * @param path as the report gives it, with either slash; untrusted and never opened
     */
    void file(String path);

    /**
     * A folder that relative paths of this report may be relative to (Cobertura's {@code source}).
     *
     * @param path as the report gives it
     */
    void sourceRoot(String path);

    /**
     * Announces that this format regularly names a line more than once (nested classes share it), so that joining its
     * lines is not reported as a problem.
     */
    default void expectRepeats() {}

    /**
     * An executable line without branches.
     *
     * @param number from 1
     * @param hits how often it ran
     */
    default void line(int number, long hits) {
        line(number, hits, 0, 0);
    }

    /**
     * Several executable lines without branches, from arrays that the caller may use again. Unlike single lines they must
     * be in order and in range.
     *
     * @param numbers their numbers, from 1 and ascending
     * @param hits how often each ran, zero or more, {@link Integer#MAX_VALUE} for that or more
     * @param from the index of the first line
     * @param to the index behind the last one
     */
    default void lines(int[] numbers, int[] hits, int from, int to) {
        for (int i = from; i < to; i++) {
            line(numbers[i], hits[i]);
        }
    }

    /**
     * An executable line.
     *
     * @param number from 1
     * @param hits how often it ran
     * @param coveredBranches branches on it that were taken
     * @param missedBranches branches on it that were not taken
     */
    void line(int number, long hits, int coveredBranches, int missedBranches);

    /**
     * An executable line whose branches the format identifies, so that other runs of the same code can be united with
     * this one.
     *
     * @param number from 1
     * @param hits how often it ran
     * @param branches the branches on it
     */
    default void line(int number, long hits, BranchSet branches) {
        line(number, hits, branches.covered(), branches.missed());
    }

    /**
     * Branches on a line that is not itself executable, or that are listed separately from it.
     *
     * @param number from 1
     * @param coveredBranches branches that were taken
     * @param missedBranches branches that were not taken
     */
    void branches(int number, int coveredBranches, int missedBranches);

    /**
     * Like the other method, for branches that the format identifies.
     *
     * @param number from 1
     * @param branches the branches on it
     */
    default void branches(int number, BranchSet branches) {
        branches(number, branches.covered(), branches.missed());
    }

    /**
     * A function.
     *
     * @param name as the tool gives it
     * @param line where it begins, from 1; 0 if the report does not say
     * @param hits how often it was entered; 1 if the report only says that it was entered
     */
    void function(String name, int line, long hits);

    /**
     * A counter of the current file that cannot be derived from its lines and functions; several of one metric add up.
     *
     * @param metric a coverage metric
     * @param covered zero or more
     * @param missed zero or more
     */
    void counter(Metric metric, long covered, long missed);

    /**
     * One test.
     *
     * @param name its name in messages
     * @param outcome how it ended
     * @param seconds how long it took; {@code NaN} or negative if the report does not say
     */
    void test(String name, TestOutcome outcome, double seconds);

    /**
     * Begins a suite. The tests up to its end belong to it, except those of a nested suite. Suites distinguish a copy
     * of a report from another run of the same tests.
     *
     * @param name as the report gives it
     * @param run when and where it ran, as the report says; {@code ""} if it does not
     */
    default void suite(String name, String run) {}

    /** Ends the suite that began last. */
    default void endSuite() {}

    /**
     * Reports to the user that something in the report was left out or corrected.
     *
     * @param place where, such as {@code line 812} or a path
     * @param what one clause without a full stop
     */
    void problem(@Nullable String place, String what);
}
