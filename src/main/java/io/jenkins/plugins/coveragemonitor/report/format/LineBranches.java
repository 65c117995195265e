package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.BranchSet;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The branches of one line while they are read, each with its name; reused for the next line. The result is the same
 * for each report of the same code, whatever the order of the branches.
 */
public final class LineBranches {
    private int[] names = new int[8];
    private boolean[] taken = new boolean[8];
    private int size;
    private int covered;
    private int groups;
    private int key;

    /** Starts another line. */
    public void clear() {
        size = 0;
        covered = 0;
        groups = 0;
        key = 0;
    }

    /** Starts another condition of the line, whose outcomes follow. */
    public void group() {
        groups++;
    }

    /**
     * A branch identified by its place: all reports of the same code list them in the same order.
     *
     * @param name distinguishes it from others of its condition
     */
    public void inOrder(long name, boolean isTaken) {
        key = 31 * (31 * key + groups) + Long.hashCode(name);
        add(size, isTaken);
    }

    /**
     * A branch identified by its name alone, in any order. A line has either these or ordered ones.
     *
     * @param name zero or more
     */
    public void named(int name, boolean isTaken) {
        key += name * 0x9E3779B1 + 1;
        add(name, isTaken);
    }

    /** A branch identified by a text. */
    public void named(String name, boolean isTaken) {
        named(name.hashCode() & Integer.MAX_VALUE, isTaken);
    }

    private void add(int name, boolean isTaken) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            taken = Arrays.copyOf(taken, size * 2);
        }
        covered += isTaken ? 1 : 0;
        taken[size] = isTaken;
        names[size++] = name;
    }

    /** How many branches there are. */
    public int size() {
        return size;
    }

    /** How many were taken. */
    public int covered() {
        return covered;
    }

    /** Pushes an executable line with these branches. */
    public void push(CoverageSink sink, int number, long hits) {
        BranchSet set = set();
        if (set == null) {
            sink.line(number, hits, covered, size - covered);
        } else {
            sink.line(number, hits, set);
        }
    }

    /** Pushes the branches of a line that is not itself executable. */
    public void push(CoverageSink sink, int number) {
        BranchSet set = set();
        if (set == null) {
            sink.branches(number, covered, size - covered);
        } else {
            sink.branches(number, set);
        }
    }

    /** Which were missed; {@code null} if their numbers suffice, or if two branches have the same name. */
    public @Nullable BranchSet set() {
        if (covered == 0 || covered == size || size > BranchSet.MAX_TOTAL || isAnyTwice()) {
            return null;
        }
        int[] missed = new int[size - covered];
        for (int i = 0, at = 0; i < size; i++) {
            if (!taken[i]) {
                missed[at++] = names[i];
            }
        }
        if (missed.length > 1) {
            Arrays.sort(missed);
        }
        return new BranchSet(key, size, missed);
    }

    private boolean isAnyTwice() {
        int ascending = 1;
        while (ascending < size && names[ascending - 1] < names[ascending]) {
            ascending++;
        }
        if (ascending >= size) {
            return false;
        }
        int[] all = Arrays.copyOf(names, size);
        Arrays.sort(all);
        for (int i = 1; i < size; i++) {
            if (all[i - 1] == all[i]) {
                return true;
            }
        }
        return false;
    }
}
