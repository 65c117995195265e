package io.jenkins.plugins.coveragemonitor.report.format.llvm;

import io.jenkins.plugins.coveragemonitor.report.format.LineBranches;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one function (a template, a generic, a {@code static} in a header), which llvm-cov counts as one: it
 * is entered if any of them was, and its branches are those of the instance that took the most.
 */
final class LlvmGroup {
    private final int line;
    private @Nullable String name;
    private long hits;
    private int first = Integer.MAX_VALUE;
    private int last;
    private List<long[]> branches = List.of();
    private int taken = -1;

    LlvmGroup(int line) {
        this.line = line;
    }

    /** Adds an instance with its lines and branches in this file. */
    void add(String instance, long count, int from, int to, List<long[]> itsBranches) {
        name = name == null || instance.compareTo(name) < 0 ? instance : name;
        hits = hits + count < 0 ? Long.MAX_VALUE : hits + count;
        first = Math.min(first, from);
        last = Math.max(last, to);
        int itsTaken = 0;
        for (long[] branch : itsBranches) {
            itsTaken += (branch[4] > 0 ? 1 : 0) + (branch[5] > 0 ? 1 : 0);
        }
        if (itsTaken > taken || (itsTaken == taken && itsBranches.size() > branches.size())) {
            taken = itsTaken;
            branches = new ArrayList<>(itsBranches);
        }
    }

    /** Marks its lines. */
    void lines(BitSet marked) {
        if (first <= last) {
            marked.set(first, last + 1);
        }
    }

    /** Collects its branches by line. */
    void branches(Map<Integer, LineBranches> byLine) {
        branches.forEach(branch -> count(branch, byLine));
    }

    /** Adds both outcomes of a branch: line, column, end line, end column, times true, times false. */
    static void count(long[] branch, Map<Integer, LineBranches> byLine) {
        if (branch[0] > 0 && branch[0] <= Limits.LAST_LINE) {
            LineBranches onLine = byLine.computeIfAbsent((int) branch[0], key -> new LineBranches());
            onLine.group();
            onLine.inOrder(2 * branch[1], branch[4] > 0);
            onLine.inOrder(2 * branch[1] + 1, branch[5] > 0);
        }
    }

    void push(CoverageSink sink) {
        sink.function(String.valueOf(name), line, hits);
    }
}
