package io.jenkins.plugins.coveragemonitor.model;

import java.util.Arrays;

/**
 * The executable lines of one file, in ascending order, in parallel arrays: 8 bytes a line, 16 in a file with branches,
 * and no object for it.
 *
 * <p>An entry whose hits are {@link #NOT_A_LINE} carries branches of a line that itself is not counted as executable
 * (some tools report a default argument or a chained call that way).
 */
public final class LineTable {
    /** In place of a hit count: branches only, the line itself is not executable. */
    public static final int NOT_A_LINE = -1;

    /** No lines at all. */
    public static final LineTable EMPTY = new LineTable(new int[0], new int[0]);

    private final int[] numbers;
    private final int[] hits;
    /** {@code null} together where no line has a branch, which is so for every second file. */
    private final int[] coveredBranches;

    private final int[] missedBranches;

    private final int executable;
    private final int ran;
    private final long taken;
    private final long untaken;

    /**
     * Takes over two arrays of the same length, of lines without branches; see the other constructor.
     *
     * @throws IllegalArgumentException if the arrays do not fit each other or hold a number out of range
     */
    public LineTable(int[] numbers, int[] hits) {
        this(numbers, hits, null, null);
    }

    /**
     * Takes over arrays of the same length; they must not be changed afterwards.
     *
     * @param numbers line numbers from 1, strictly ascending
     * @param hits how often each ran, or {@link #NOT_A_LINE}
     * @param coveredBranches branches taken on each, zero or more; with the next {@code null} if there are none
     * @param missedBranches branches not taken on each, zero or more
     * @throws IllegalArgumentException if the arrays do not fit each other or hold a number out of range
     */
    public LineTable(int[] numbers, int[] hits, int[] coveredBranches, int[] missedBranches) {
        int size = numbers.length;
        boolean plain = coveredBranches == null && missedBranches == null;
        if (hits.length != size || !plain && (coveredBranches.length != size || missedBranches.length != size)) {
            throw new IllegalArgumentException("the columns of a line table differ in length");
        }
        int ranSum = 0;
        int executableSum = 0;
        long takenSum = 0;
        long untakenSum = 0;
        int previous = 0;
        for (int i = 0; i < size; i++) {
            int covered = plain ? 0 : coveredBranches[i];
            int missed = plain ? 0 : missedBranches[i];
            if (numbers[i] <= previous || hits[i] < NOT_A_LINE || covered < 0 || missed < 0) {
                throw new IllegalArgumentException("no such line: number " + numbers[i] + " after " + previous + ", "
                        + hits[i] + " hits, branches " + covered + "+" + missed);
            }
            previous = numbers[i];
            if (hits[i] != NOT_A_LINE) {
                executableSum++;
                if (hits[i] > 0) {
                    ranSum++;
                }
            }
            takenSum += covered;
            untakenSum += missed;
        }
        boolean branched = takenSum + untakenSum > 0;
        this.numbers = numbers;
        this.hits = hits;
        this.coveredBranches = branched ? coveredBranches : null;
        this.missedBranches = branched ? missedBranches : null;
        this.executable = executableSum;
        this.ran = ranSum;
        this.taken = takenSum;
        this.untaken = untakenSum;
    }

    /** The number of entries. */
    public int size() {
        return numbers.length;
    }

    /** Whether there are no entries. */
    public boolean isEmpty() {
        return numbers.length == 0;
    }

    /** The line number of an entry, from 1. */
    public int number(int index) {
        return numbers[index];
    }

    /** How often the line ran; {@link Integer#MAX_VALUE} means that or more, {@link #NOT_A_LINE} that it is not executable. */
    public int hits(int index) {
        return hits[index];
    }

    /** Whether the entry is an executable line, not only a carrier of branches. */
    public boolean isLine(int index) {
        return hits[index] != NOT_A_LINE;
    }

    /** Branches on the line that were taken. */
    public int coveredBranches(int index) {
        return coveredBranches == null ? 0 : coveredBranches[index];
    }

    /** Branches on the line that were not taken. */
    public int missedBranches(int index) {
        return missedBranches == null ? 0 : missedBranches[index];
    }

    /** What the tests did to the line; an entry without a line of its own is judged by its branches. */
    public LineState state(int index) {
        boolean ran = isLine(index) ? hits[index] > 0 : coveredBranches(index) > 0;
        if (!ran) {
            return LineState.MISSED;
        }
        return missedBranches(index) > 0 ? LineState.PARTLY : LineState.COVERED;
    }

    /** Whether the executable lines stand where those of another table do: then the code is taken to be the same. */
    public boolean standsLike(LineTable other) {
        return Arrays.equals(numbers, other.numbers);
    }

    /** The index of a line, or a negative number if the table does not have it. */
    public int indexOf(int number) {
        return Arrays.binarySearch(numbers, number);
    }

    /** Executable lines that ran, and that did not. */
    public Counter lines() {
        return new Counter(ran, executable - ran);
    }

    /** Branches that were taken, and that were not. */
    public Counter branches() {
        return new Counter(taken, untaken);
    }

    /**
     * The union of two tables of the same file: hits add up (saturating), of each line's branches the best known count
     * is taken: the greater total and the greater number covered. Commutative and associative; merging a table with
     * itself changes no coverage.
     */
    public LineTable merge(LineTable other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        int capacity = size() + other.size();
        int[] mergedNumbers = new int[capacity];
        int[] mergedHits = new int[capacity];
        int[] mergedCovered = new int[capacity];
        int[] mergedMissed = new int[capacity];
        int i = 0;
        int j = 0;
        int size = 0;
        while (i < size() || j < other.size()) {
            int left = i < size() ? numbers[i] : Integer.MAX_VALUE;
            int right = j < other.size() ? other.numbers[j] : Integer.MAX_VALUE;
            if (left == right && i < size() && j < other.size()) {
                int total = Math.max(
                        coveredBranches(i) + missedBranches(i), other.coveredBranches(j) + other.missedBranches(j));
                int covered = Math.max(coveredBranches(i), other.coveredBranches(j));
                mergedNumbers[size] = left;
                mergedHits[size] = addHits(hits[i++], other.hits[j]);
                mergedCovered[size] = covered;
                mergedMissed[size] = total - covered;
                j++;
            } else if (j >= other.size() || (i < size() && left < right)) {
                copyEntry(this, i++, mergedNumbers, mergedHits, mergedCovered, mergedMissed, size);
            } else {
                copyEntry(other, j++, mergedNumbers, mergedHits, mergedCovered, mergedMissed, size);
            }
            size++;
        }
        return new LineTable(
                Arrays.copyOf(mergedNumbers, size),
                Arrays.copyOf(mergedHits, size),
                Arrays.copyOf(mergedCovered, size),
                Arrays.copyOf(mergedMissed, size));
    }

    private static void copyEntry(
            LineTable from, int index, int[] numbers, int[] hits, int[] covered, int[] missed, int at) {
        numbers[at] = from.numbers[index];
        hits[at] = from.hits[index];
        covered[at] = from.coveredBranches(index);
        missed[at] = from.missedBranches(index);
    }

    /** Adds two hit counts without passing {@link Integer#MAX_VALUE}; a real count replaces {@link #NOT_A_LINE}. */
    public static int addHits(int a, int b) {
        if (a == NOT_A_LINE) {
            return b;
        }
        if (b == NOT_A_LINE) {
            return a;
        }
        return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LineTable that
                && Arrays.equals(numbers, that.numbers)
                && Arrays.equals(hits, that.hits)
                && Arrays.equals(coveredBranches, that.coveredBranches)
                && Arrays.equals(missedBranches, that.missedBranches);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(hits);
    }

    @Override
    public String toString() {
        return lines() + " lines, " + branches() + " branches";
    }
}
