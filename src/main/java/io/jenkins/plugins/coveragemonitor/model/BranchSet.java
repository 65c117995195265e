package io.jenkins.plugins.coveragemonitor.model;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The branches of one line as a report names them: how many there are, and which were not taken. Two runs of the same
 * code that take different branches can be united by it; counts alone do not show whether the runs took the same
 * branches.
 *
 * <p>A name is a number whose meaning is up to the format; the same code must give the same numbers in each report. Two
 * sets describe the same branches if their keys and totals are equal.
 */
public final class BranchSet {
    /** The most branches that are distinguished on a line; beyond it only the counts are kept. */
    public static final int MAX_TOTAL = 1 << 16;

    private final int key;
    private final int total;
    private final int[] missed;

    /**
     * The branches of a line.
     *
     * @param key any number that distinguishes these branches from others on the line, such as a hash of their names
     * @param total how many branches there are, from 1 to {@link #MAX_TOTAL}
     * @param missed the names of those that were not taken, from 0, strictly ascending, at most {@code total}
     * @throws IllegalArgumentException if a number is out of range
     */
    public BranchSet(int key, int total, int[] missed) {
        if (total < 1 || total > MAX_TOTAL || missed.length > total) {
            throw new IllegalArgumentException("branches cannot be missed: " + missed.length + " of " + total);
        }
        for (int i = 0; i < missed.length; i++) {
            if (missed[i] < 0 || (i > 0 && missed[i - 1] >= missed[i])) {
                throw new IllegalArgumentException("the names of branches do not ascend");
            }
        }
        this.key = key;
        this.total = total;
        this.missed = missed.clone();
    }

    /** What distinguishes these branches from others on the same line. */
    public int key() {
        return key;
    }

    /** How many branches there are. */
    public int total() {
        return total;
    }

    /** How many were taken. */
    public int covered() {
        return total - missed.length;
    }

    /** How many were not taken. */
    public int missed() {
        return missed.length;
    }

    /** The names of those that were not taken, ascending. */
    public int[] missedNames() {
        return missed.clone();
    }

    /** Whether both describe the same branches. */
    boolean isOfSameBranches(BranchSet other) {
        return key == other.key && total == other.total;
    }

    /** The same branches after both runs: missed is what both missed. */
    BranchSet union(BranchSet other) {
        int[] both = new int[Math.min(missed.length, other.missed.length)];
        int size = 0;
        int j = 0;
        for (int name : missed) {
            while (j < other.missed.length && other.missed[j] < name) {
                j++;
            }
            if (j < other.missed.length && other.missed[j] == name) {
                both[size++] = name;
            }
        }
        return new BranchSet(key, total, Arrays.copyOf(both, size));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BranchSet that && isOfSameBranches(that) && Arrays.equals(missed, that.missed);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, total, Arrays.hashCode(missed));
    }

    @Override
    public String toString() {
        return "branches: " + covered() + " of " + total + ", without " + Arrays.toString(missed);
    }
}
