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
import org.jspecify.annotations.Nullable;

/**
 * Collects the coverage of one file. Most reports name a file once with its lines in order, and lines and functions then
 * become tables at once; the rest is the exception.
 */
final class FileBuilder {
    private final String path;
    /** The lines, as long as they have come once and in order. */
    private LineTable lines = LineTable.EMPTY;
    /** All lines once they have not. */
    private @Nullable LooseLines looseLines;

    /** The functions, as long as they have come once. */
    private FunctionTable functions = FunctionTable.EMPTY;
    /** All functions once they have not. */
    private @Nullable FunctionBuffer looseFunctions;

    private int repeatedLines;
    private int namedFunctions;
    private Counters stated = Counters.NONE;
    private BranchSets.@Nullable Builder branchSets;

    FileBuilder(String path) {
        this.path = path;
    }

    void append(LineBuffer more) {
        if (more.size() == 0) {
            return;
        }
        repeatedLines += more.repeated();
        if (looseLines == null && lines.size() == 0 && more.isOrdered()) {
            boolean branched = more.hasBranches();
            lines = new LineTable(
                    more.size(),
                    more.numbers(),
                    more.hits(),
                    branched ? more.covered() : null,
                    branched ? more.missed() : null);
            return;
        }
        if (looseLines == null) {
            looseLines = new LooseLines(lines);
            lines = LineTable.EMPTY;
        }
        looseLines.append(more);
    }

    /** Records which branches of a line were missed while others were taken; for other lines the counts suffice. */
    void named(int number, BranchSet branches) {
        if (branches.covered() > 0 && branches.missed() > 0) {
            branchSets = branchSets == null ? new BranchSets.Builder() : branchSets;
            branchSets.add(number, branches);
        }
    }

    void append(FunctionBuffer more) {
        if (more.size() == 0) {
            return;
        }
        if (namedFunctions == 0) {
            functions = more.table();
        } else {
            if (looseFunctions == null) {
                looseFunctions = new FunctionBuffer(functions);
                functions = FunctionTable.EMPTY;
            }
            looseFunctions.addAll(more);
        }
        namedFunctions += more.size();
    }

    /** How many lines it has, some perhaps more than once. */
    int size() {
        return looseLines == null ? lines.size() : looseLines.size();
    }

    void counter(Metric metric, Counter counter) {
        stated = stated.with(metric, stated.get(metric).plus(counter));
    }

    /** The finished file; nothing may be added afterwards. */
    FileCoverage build(DuplicateCounter duplicateLines, DuplicateCounter duplicateFunctions) {
        LineTable table = looseLines == null ? lines : looseLines.table();
        duplicateLines.add(path, repeatedLines + (looseLines == null ? 0 : looseLines.repeated()));
        FunctionTable named = looseFunctions == null ? functions : looseFunctions.table();
        duplicateFunctions.add(path, namedFunctions - named.size());
        return new FileCoverage(
                path, branchSets == null ? table : table.withBranchSets(branchSets.build()), named, stated);
    }
}
