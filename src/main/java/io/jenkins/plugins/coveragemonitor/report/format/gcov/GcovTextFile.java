package io.jenkins.plugins.coveragemonitor.report.format.gcov;

import io.jenkins.plugins.coveragemonitor.report.format.FunctionList;
import io.jenkins.plugins.coveragemonitor.report.format.LineBranches;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.BitSet;
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
    private final Budget kept = new Budget(Limits.LAST_LINE, "lines and branches in one file");
    private final TreeMap<Integer, Line> lines = new TreeMap<>();
    private final FunctionList functions = new FunctionList();
    private @Nullable Line current;
    private int branch;

    GcovTextFile(String path) {
        this.path = path;
    }

    void line(int number, long hits) {
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

    void function(String name, int line, long calls) {
        functions.add(name, line, calls);
    }

    void push(CoverageSink sink) {
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
