package io.jenkins.plugins.coveragemonitor.report.format.gcov;

import io.jenkins.plugins.coveragemonitor.report.format.FunctionList;
import io.jenkins.plugins.coveragemonitor.report.format.LineBranches;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One annotated source of gcov. A line of a template comes once for all its instances, and then again for each: the
 * first has the count, the others their branches, which come in the same order.
 */
final class GcovTextFile {
    private static final class Line {
        private final long hits;
        private int branches;
        private final BitSet taken = new BitSet();

        Line(long hits) {
            this.hits = hits;
        }
    }

    private final String path;
    private final Budget kept = new Budget(Limits.LAST_LINE, "lines, branches and conditions in one file");
    private final TreeMap<Integer, Line> lines = new TreeMap<>();
    private final ConditionOutcomes conditions;
    private final FunctionList functions = new FunctionList();
    private @Nullable Line current;
    private int currentNumber;
    private int branch;
    private final List<Decision> decisions = new ArrayList<>();
    private long stated;
    private int outcomes;
    private final BitSet missed = new BitSet();

    GcovTextFile(String path, ConditionOutcomes conditions) {
        this.path = path;
        this.conditions = conditions;
    }

    void line(int number, long hits) {
        endLine();
        currentNumber = number;
        branch = 0;
        current = lines.computeIfAbsent(number, ignored -> {
            kept.take(1);
            return new Line(hits);
        });
    }

    /** Adds a branch of the last line. */
    void branch(boolean taken) {
        Line line = Objects.requireNonNull(current, "a branch before a line");
        if (branch == line.branches) {
            kept.take(1);
            line.branches++;
        }
        if (taken) {
            line.taken.set(branch);
        }
        branch++;
    }

    /** Adds an expression of the last line; the outcomes that it lacks follow, else only their number is known. */
    void decision(long covered, int count) {
        endDecision();
        kept.take(1 + count / Long.SIZE);
        stated = covered;
        outcomes = count;
    }

    /** One outcome, by its place, of the last expression is not covered. */
    void missed(int outcome) {
        missed.set(outcome);
    }

    private void endDecision() {
        if (outcomes > 0) {
            decisions.add(missed.isEmpty() ? Decision.some(outcomes, stated) : Decision.without(outcomes, missed));
        }
        outcomes = 0;
        missed.clear();
    }

    private void endLine() {
        endDecision();
        conditions.add(path, currentNumber, decisions);
        decisions.clear();
    }

    void function(String name, int line, long calls) {
        functions.add(name, line, calls);
    }

    void push(CoverageSink sink) {
        endLine();
        sink.file(path);
        LineBranches onLine = new LineBranches();
        lines.forEach((number, line) -> {
            onLine.clear();
            for (int i = 0; i < line.branches; i++) {
                onLine.inOrder(i, line.taken.get(i));
            }
            onLine.push(sink, number, line.hits);
        });
        functions.push(sink);
    }
}
