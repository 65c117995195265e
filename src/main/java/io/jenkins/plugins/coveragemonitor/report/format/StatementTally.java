package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.util.Arrays;

/**
 * One file of a format that lists statements and single branches, which are turned into lines. A line ran as often as
 * the statement on it that ran most; its branches add up; statements are the INSTRUCTION counter.
 */
final class StatementTally {
    private int[] numbers = new int[32];
    private int[] hits = new int[32];
    private int[] taken = new int[32];
    private int[] missed = new int[32];
    private final LineBranches onLine = new LineBranches();
    private int size;
    private long looseTaken;
    private long looseMissed;
    private long ran;
    private long statements;

    /** A statement that begins on a line. */
    void statement(int number, long count) {
        add(number, (int) Math.min(Integer.MAX_VALUE, Math.max(0, count)), 0, 0);
        statements++;
        ran += count > 0 ? 1 : 0;
    }

    /** Branches on a line. */
    void branches(int number, int coveredBranches, int missedBranches) {
        add(number, LineTable.NOT_A_LINE, coveredBranches, missedBranches);
    }

    /** One branch on a line; all reports of the same code list the branches of a line in the same order. */
    void branch(int number, boolean isTaken) {
        add(number, LineTable.NOT_A_LINE, isTaken ? 1 : 0, isTaken ? 0 : 1);
    }

    /** A branch of code without a line, as compilers generate for anonymous types. */
    void branchWithoutLine(boolean covered) {
        looseTaken += covered ? 1 : 0;
        looseMissed += covered ? 0 : 1;
    }

    /**
     * Unites it with another run of exactly the same code: a statement ran, and a branch was taken, if it did in
     * either.
     *
     * @return {@code false}, without any change, if the code is not the same
     */
    public boolean unite(StatementTally other) {
        boolean same = size == other.size
                && statements == other.statements
                && Arrays.equals(numbers, 0, size, other.numbers, 0, size);
        for (int i = 0; same && i < size; i++) {
            same = taken[i] + missed[i] == other.taken[i] + other.missed[i]
                    && hits[i] == LineTable.NOT_A_LINE == (other.hits[i] == LineTable.NOT_A_LINE);
        }
        if (!same) {
            return false;
        }
        ran = 0;
        for (int i = 0; i < size; i++) {
            int all = taken[i] + missed[i];
            hits[i] = LineTable.addHits(hits[i], other.hits[i]);
            taken[i] = Math.max(taken[i], other.taken[i]);
            missed[i] = all - taken[i];
            ran += hits[i] > 0 ? 1 : 0;
        }
        looseTaken = Math.max(looseTaken, other.looseTaken);
        looseMissed = Math.min(looseMissed, other.looseMissed);
        return true;
    }

    /** Pushes the INSTRUCTION counter of the statements. */
    void pushStatements(CoverageSink sink) {
        if (statements > 0) {
            sink.counter(Metric.INSTRUCTION, ran, statements - ran);
        }
    }

    /** Pushes the lines in order, and states the branches if some have no line. */
    void pushLines(CoverageSink sink) {
        if (looseTaken + looseMissed > 0) {
            sink.counter(
                    Metric.BRANCH,
                    looseTaken + Arrays.stream(taken, 0, size).asLongStream().sum(),
                    looseMissed + Arrays.stream(missed, 0, size).asLongStream().sum());
        }
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = (long) numbers[i] << Integer.SIZE | i;
        }
        Arrays.sort(order);
        int at = 0;
        while (at < size) {
            int number = (int) (order[at] >>> Integer.SIZE);
            int most = LineTable.NOT_A_LINE;
            long covered = 0;
            long not = 0;
            onLine.clear();
            for (; at < size && (int) (order[at] >>> Integer.SIZE) == number; at++) {
                int entry = (int) order[at];
                most = Math.max(most, hits[entry]);
                covered += taken[entry];
                not += missed[entry];
                if (taken[entry] + missed[entry] == 1) {
                    onLine.inOrder(0, taken[entry] == 1);
                }
            }
            if (onLine.size() == covered + not && onLine.size() > 0) {
                pushNamed(sink, number, most);
            } else {
                push(sink, number, most, covered, not);
            }
        }
    }

    /** Branches that are listed one by one come in the same order whenever the same code ran. */
    private void pushNamed(CoverageSink sink, int number, int most) {
        if (most == LineTable.NOT_A_LINE) {
            onLine.push(sink, number);
        } else {
            onLine.push(sink, number, most);
        }
    }

    private static void push(CoverageSink sink, int number, int most, long covered, long not) {
        if (covered + not > Integer.MAX_VALUE) {
            sink.problem("line " + number, "has more branches than can be counted, which are left out");
            covered = 0;
            not = 0;
        }
        if (most == LineTable.NOT_A_LINE) {
            sink.branches(number, (int) covered, (int) not);
        } else {
            sink.line(number, most, (int) covered, (int) not);
        }
    }

    private void add(int number, int count, int coveredBranches, int missedBranches) {
        if (size == numbers.length) {
            if (size >= Limits.RANGES) {
                throw new ReportTooLargeException(
                        "lists more than " + Limits.RANGES
                                + " statements and branches of one file, as no compiler makes them; check the tool that wrote it");
            }
            numbers = Arrays.copyOf(numbers, size * 2);
            hits = Arrays.copyOf(hits, size * 2);
            taken = Arrays.copyOf(taken, size * 2);
            missed = Arrays.copyOf(missed, size * 2);
        }
        numbers[size] = number;
        hits[size] = count;
        taken[size] = coveredBranches;
        missed[size++] = missedBranches;
    }
}
