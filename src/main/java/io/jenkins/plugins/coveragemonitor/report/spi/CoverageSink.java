package io.jenkins.plugins.coveragemonitor.report.spi;

import io.jenkins.plugins.coveragemonitor.model.BranchSet;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link ReportReader} pushes what it reads, event by event; no reader builds a tree.
 *
 * <p>Lines, functions and counters belong to the file named last. A file may be named again (a class in another part of
 * the report): what follows is merged with what came before. Numbers out of range are not the reader's to judge: the
 * sink turns a negative number into a problem with its place and goes on.
 */
public interface CoverageSink {
    /**
     * The file that the next events belong to.
     *
     * @param path as the report gives it, with either slash; it is data from outside and is never opened
     */
    void file(String path);

    /**
     * A folder that relative paths of this report may be relative to (Cobertura's {@code source}).
     *
     * @param path as the report gives it
     */
    void sourceRoot(String path);

    /**
     * Says that this format names a line more than once as a matter of course (nested classes share it), so that
     * joining its lines is not reported as a problem.
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
     * An executable line.
     *
     * @param number from 1
     * @param hits how often it ran
     * @param coveredBranches branches on it that were taken
     * @param missedBranches branches on it that were not taken
     */
    void line(int number, long hits, int coveredBranches, int missedBranches);

    /**
     * An executable line whose branches the format names, so that other runs of the same code can be united with this one.
     *
     * @param number from 1
     * @param hits how often it ran
     * @param branches the branches on it
     */
    default void line(int number, long hits, BranchSet branches) {
        line(number, hits, branches.covered(), branches.missed());
    }

    /**
     * Branches that stand on a line which is not an executable line itself, or that are listed apart from it.
     *
     * @param number from 1
     * @param coveredBranches branches that were taken
     * @param missedBranches branches that were not taken
     */
    void branches(int number, int coveredBranches, int missedBranches);

    /**
     * As the other method, of branches that the format names.
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
     * A counter of the current file that does not follow from its lines and functions; several of one metric add up.
     *
     * @param metric a coverage metric
     * @param covered zero or more
     * @param missed zero or more
     */
    void counter(Metric metric, long covered, long missed);

    /**
     * One test.
     *
     * @param name what to call it in a message
     * @param outcome how it ended
     * @param seconds how long it took; {@code NaN} or less than zero if the report does not say
     */
    void test(String name, TestOutcome outcome, double seconds);

    /**
     * A suite of tests begins: the tests up to its end belong to it, but for those of a suite within it. Suites
     * distinguish a copy of a report from another run of the same tests.
     *
     * @param name as the report gives it
     * @param run when and where it ran, as the report says; {@code ""} where it does not
     */
    default void suite(String name, String run) {}

    /** The suite that began last ends. */
    default void endSuite() {}

    /**
     * Something in the report that was left out or corrected, reported to the user.
     *
     * @param place where, such as {@code line 812} or a path
     * @param what one clause without a full stop
     */
    void problem(@Nullable String place, String what);
}
