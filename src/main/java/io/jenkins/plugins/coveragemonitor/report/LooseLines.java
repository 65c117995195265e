package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.LineTable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a file that a report names several times, or out of order. */
final class LooseLines {
    private int[] numbers;
    private int[] hits;
    private int @Nullable [] covered;
    private int @Nullable [] missed;
    private int size;
    private int repeated;
    private boolean ordered = true;

    /** Begins with the lines that came first; they are in order. */
    LooseLines(LineTable first) {
        size = first.size();
        numbers = new int[size];
        hits = new int[size];
        boolean branched = first.branches().total() > 0;
        int[] taken = new int[branched ? size : 0];
        int[] untaken = new int[branched ? size : 0];
        for (int i = 0; i < size; i++) {
            numbers[i] = first.number(i);
            hits[i] = first.hits(i);
            if (branched) {
                taken[i] = first.coveredBranches(i);
                untaken[i] = first.missedBranches(i);
            }
        }
        covered = branched ? taken : null;
        missed = branched ? untaken : null;
    }

    void append(LineBuffer lines) {
        boolean branched = lines.hasBranches();
        if (!ordered && size + lines.size() > numbers.length) {
            join();
        }
        ordered = ordered && lines.isOrdered() && (size == 0 || numbers[size - 1] < lines.first());
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

    private static int[] joined(int @Nullable [] kept, int size, int[] added, int more) {
        if (size == 0 || kept == null) {
            return Arrays.copyOf(added, more);
        }
        int needed = size + more;
        int[] both = needed <= kept.length ? kept : Arrays.copyOf(kept, Math.max(needed, size + size / 2));
        System.arraycopy(added, 0, both, size, more);
        return both;
    }

    /** How many lines there are, some perhaps more than once. */
    int size() {
        return size;
    }

    /** How many executable lines were duplicates and have been joined. */
    int repeated() {
        return repeated;
    }

    /** The lines in order, each once. */
    LineTable table() {
        if (!ordered) {
            join();
        }
        return new LineTable(size, numbers, hits, covered, missed);
    }

    /** Sorts the lines and joins those of one number. */
    private void join() {
        LineJoin joined = new LineJoin(numbers, hits, covered, missed, size);
        size = joined.size();
        repeated += joined.repeated();
        ordered = true;
    }
}
