package io.jenkins.plugins.coveragemonitor.report.format.coveragepy;

import io.jenkins.plugins.coveragemonitor.model.BranchSet;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The branches of one line as coverage.py lists them: by the lines they lead to. Its XML names only the missed ones,
 * its JSON those that were taken too; both give the same set.
 */
public final class CoveragePyBranches {
    /** The common key of coverage.py's branches; those of a line are distinguished by where they lead to. */
    private static final int KEY = "coverage.py".hashCode();

    /** The target of a branch that leaves the function: a line number that no code has. */
    public static final int EXIT = 0;

    private int[] missed = new int[2];
    private int missedSize;
    private int total;

    /**
     * Adds a branch.
     *
     * @param target the line that it leads to, or {@link #EXIT}
     */
    void add(int target, boolean taken) {
        total++;
        if (!taken) {
            if (missedSize == missed.length) {
                missed = Arrays.copyOf(missed, missedSize * 2);
            }
            missed[missedSize++] = target;
        }
    }

    /** Pushes an executable line with these branches. */
    void push(CoverageSink sink, int number, long hits) {
        BranchSet set = set(total, Arrays.copyOf(missed, missedSize));
        if (set == null) {
            sink.line(number, hits, total - missedSize, missedSize);
        } else {
            sink.line(number, hits, set);
        }
    }

    /** Pushes the branches of a line that is not itself executable. */
    void push(CoverageSink sink, int number) {
        BranchSet set = set(total, Arrays.copyOf(missed, missedSize));
        if (set == null) {
            sink.branches(number, total - missedSize, missedSize);
        } else {
            sink.branches(number, set);
        }
    }

    /**
     * A line's branches.
     *
     * @param total how many there are
     * @param targets the targets of the missed ones, from 0
     * @return {@code null} if two of them cannot be distinguished, or there are none or too many
     */
    public static @Nullable BranchSet set(int total, int[] targets) {
        int[] names = Arrays.stream(targets).sorted().distinct().toArray();
        boolean known = names.length == targets.length && total >= 1 && total <= BranchSet.MAX_TOTAL;
        return known ? new BranchSet(KEY, total, names) : null;
    }
}
