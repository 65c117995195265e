package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.BranchSet;
import io.jenkins.plugins.coveragemonitor.model.BranchSets;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.DuplicateCounter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects the coverage of one file. Most reports name a file once with its lines in order, which become a table at
 * once; appending and sorting are the exception.
 */
final class FileBuilder {
    private static final int[] NO_NUMBERS = {};
    private static final String[] NO_NAMES = {};

    private final String path;
    /** The lines if they came once and in order; the arrays are then empty. */
    private @Nullable LineTable table;

    private int[] numbers = NO_NUMBERS;
    private int[] hits = NO_NUMBERS;
    private int @Nullable [] covered;
    private int @Nullable [] missed;
    private int size;
    private int repeated;
    private boolean ordered = true;

    private String[] functionNames = NO_NAMES;
    private int[] functionLines = NO_NUMBERS;
    private int[] functionHits = NO_NUMBERS;
    private int functionSize;

    private Counters stated = Counters.NONE;

    private BranchSets.@Nullable Builder branchSets;

    FileBuilder(String path) {
        this.path = path;
    }

    void append(LineBuffer lines) {
        if (lines.size() == 0) {
            return;
        }
        repeated += lines.repeated();
        boolean branched = lines.hasBranches();
        if (table == null && size == 0 && lines.isOrdered()) {
            table = new LineTable(
                    lines.size(),
                    lines.numbers(),
                    lines.hits(),
                    branched ? lines.covered() : null,
                    branched ? lines.missed() : null);
            return;
        }
        unpack();
        if (!ordered && size + lines.size() > numbers.length) {
            join();
        }
        ordered &= lines.isOrdered() && (size == 0 || numbers[size - 1] < lines.first());
        if (branched && covered == null) {
            covered = new int[size];
            missed = new int[size];
        }
        numbers = joined(numbers, size, lines.numbers(), lines.size());
        hits = joined(hits, size, lines.hits(), lines.size());
        if (covered != null) {
            covered = joined(covered, size, lines.covered(), lines.size());
            missed = joined(missed, size, lines.missed(), lines.size());
        }
        size += lines.size();
    }

    /** Records which branches of a line were missed while others were taken; for other lines the counts suffice. */
    void named(int number, BranchSet branches) {
        if (branches.covered() > 0 && branches.missed() > 0) {
            branchSets = branchSets == null ? new BranchSets.Builder() : branchSets;
            branchSets.add(number, branches);
        }
    }

    /** Continues with arrays. */
    private void unpack() {
        if (table == null) {
            return;
        }
        size = table.size();
        numbers = new int[size];
        hits = new int[size];
        boolean branched = table.branches().total() > 0;
        int[] taken = new int[branched ? size : 0];
        int[] untaken = new int[branched ? size : 0];
        for (int i = 0; i < size; i++) {
            numbers[i] = table.number(i);
            hits[i] = table.hits(i);
            if (branched) {
                taken[i] = table.coveredBranches(i);
                untaken[i] = table.missedBranches(i);
            }
        }
        covered = branched ? taken : null;
        missed = branched ? untaken : null;
        table = null;
    }

    void append(FunctionBuffer functions) {
        int more = functions.size();
        if (more == 0) {
            return;
        }
        functionNames = exactly(functionNames, capacity(functionNames.length, functionSize, more));
        System.arraycopy(functions.names(), 0, functionNames, functionSize, more);
        functionLines = joined(functionLines, functionSize, functions.lines(), more);
        functionHits = joined(functionHits, functionSize, functions.hits(), more);
        functionSize += more;
    }

    private static int[] joined(int @Nullable [] kept, int size, int[] added, int more) {
        if (size == 0 || kept == null) {
            return Arrays.copyOf(added, more);
        }
        int[] both = exactly(kept, capacity(kept.length, size, more));
        System.arraycopy(added, 0, both, size, more);
        return both;
    }

    /** Exactly what is needed for a file that is named once, and more room for one that is named again. */
    private static int capacity(int capacity, int size, int more) {
        int needed = size + more;
        return needed <= capacity ? capacity : size == 0 ? needed : Math.max(needed, size + size / 2);
    }

    /** How many lines it has, some perhaps more than once. */
    int size() {
        return table == null ? size : table.size();
    }

    void counter(Metric metric, Counter counter) {
        stated = stated.with(metric, stated.get(metric).plus(counter));
    }

    /** The finished file; nothing may be added afterwards. */
    FileCoverage build(DuplicateCounter repeatedLines, DuplicateCounter repeatedFunctions) {
        FunctionTable functions = FunctionTable.of(
                exactly(functionNames, functionSize),
                exactly(functionLines, functionSize),
                exactly(functionHits, functionSize));
        repeatedFunctions.add(path, functionSize - functions.size());
        LineTable counted = lines(repeatedLines);
        LineTable named = branchSets == null ? counted : counted.withBranchSets(branchSets.build());
        return new FileCoverage(path, named, functions, stated);
    }

    private LineTable lines(DuplicateCounter repeatedLines) {
        if (table != null) {
            repeatedLines.add(path, repeated);
            return table;
        }
        if (size == 0) {
            return LineTable.EMPTY;
        }
        if (!ordered) {
            join();
        }
        cut(size);
        repeatedLines.add(path, repeated);
        return new LineTable(numbers, hits, covered, missed);
    }

    /** Sorts the lines and joins those of one number. */
    private void join() {
        LineJoin joined = new LineJoin(numbers, hits, covered, missed, size);
        size = joined.size();
        repeated += joined.repeated();
        ordered = true;
    }

    private void cut(int length) {
        numbers = exactly(numbers, length);
        hits = exactly(hits, length);
        if (covered != null && missed != null) {
            covered = exactly(covered, length);
            missed = exactly(missed, length);
        }
    }

    private static int[] exactly(int[] values, int length) {
        return values.length == length ? values : Arrays.copyOf(values, length);
    }

    private static String[] exactly(String[] values, int length) {
        return values.length == length ? values : Arrays.copyOf(values, length);
    }
}
