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
 * Collects the coverage of one file. Most reports name a file once with its lines in order: it is then finished at once,
 * and its builder is used for the next one. The rest is the exception.
 */
final class FileBuilder {
    private String path = "";
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
    private final BranchSets.Builder branchSets = new BranchSets.Builder();
    /** Whether the lines do not have all branch sets yet. */
    private boolean setsApart;

    /** Begins a file, whatever was in here before. */
    void begin(String newPath) {
        path = newPath;
        lines = LineTable.EMPTY;
        looseLines = null;
        functions = FunctionTable.EMPTY;
        looseFunctions = null;
        repeatedLines = 0;
        namedFunctions = 0;
        stated = Counters.NONE;
        branchSets.clear();
        setsApart = false;
    }

    /** Goes on with a file that was finished and comes again. */
    static FileBuilder again(FileCoverage finished) {
        FileBuilder file = new FileBuilder();
        file.path = finished.path();
        file.lines = finished.lines();
        file.functions = finished.functions();
        file.namedFunctions = finished.functions().size();
        file.stated = finished.stated();
        finished.lines().branchSets().forEach(file.branchSets::add);
        return file;
    }

    void append(LineBuffer more) {
        if (more.size() == 0) {
            return;
        }
        repeatedLines += more.repeated();
        if (looseLines == null && lines.size() == 0 && more.isOrdered()) {
            boolean branched = more.hasBranches();
            // Each set came with its line then, and so has exactly its counts.
            boolean counted = !more.isJoined();
            setsApart &= !counted;
            lines = new LineTable(
                    more.size(),
                    more.numbers(),
                    more.hits(),
                    branched ? more.covered() : null,
                    branched ? more.missed() : null,
                    counted ? branchSets.build() : BranchSets.NONE);
            return;
        }
        setsApart = true;
        if (looseLines == null) {
            looseLines = new LooseLines(lines);
            lines = LineTable.EMPTY;
        }
        looseLines.append(more);
    }

    /** Records which branches of a line were missed while others were taken; for other lines the counts suffice. */
    void named(int number, BranchSet branches) {
        if (branches.covered() > 0 && branches.missed() > 0) {
            branchSets.add(number, branches);
            setsApart = true;
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

    /** Whether any of its lines is executable. */
    boolean measuresLines() {
        return lines.lines().isMeasured();
    }

    /** Whether everything in it has come once and in order, so that nothing would be reported about it. */
    boolean isPlain() {
        return !setsApart && looseLines == null && repeatedLines == 0 && namedFunctions == functions.size();
    }

    /** The file if {@link #isPlain}; more of it may still come. */
    FileCoverage plain() {
        return new FileCoverage(path, lines, functions, stated);
    }

    /** The finished file; nothing may be added afterwards. */
    FileCoverage build(DuplicateCounter duplicateLines, DuplicateCounter duplicateFunctions) {
        LineTable table = looseLines == null ? lines : looseLines.table();
        duplicateLines.add(path, repeatedLines + (looseLines == null ? 0 : looseLines.repeated()));
        FunctionTable named = looseFunctions == null ? functions : looseFunctions.table();
        duplicateFunctions.add(path, namedFunctions - named.size());
        return new FileCoverage(path, setsApart ? table.withBranchSets(branchSets.build()) : table, named, stated);
    }
}
