package io.jenkins.plugins.coveragemonitor.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The executable lines of one file in ascending order. The columns are as narrow as their greatest number allows: two
 * or three bytes a line, four or five in a file with branches, and no object for each line.
 *
 * <p>An entry whose hits are {@link #NOT_A_LINE} holds branches of a line that does not itself count as executable
 * (some tools report a default argument or a chained call that way).
 */
public final class LineTable {
    /** Instead of a hit count: the entry has only branches, and the line is not executable. */
    public static final int NOT_A_LINE = -1;

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** No lines at all. */
    public static final LineTable EMPTY = new LineTable(new int[0], new int[0]);

    private final int size;

    /**
     * The columns one after the other: line numbers, hits plus one and, if any line has branches (as in every second
     * file), branches taken and branches not taken.
     */
    private final byte[] cells;

    /** The bytes of a cell in each kind of column: 1, 2 or 4; 0 without branches. */
    private final byte numberWidth;

    private final byte hitWidth;
    private final byte branchWidth;

    private final int executable;
    private final int ran;
    private final long taken;
    private final long untaken;

    /** Which branches were missed on lines where others were taken, as far as reports name them. */
    private final BranchSets branchSets;

    /**
     * Creates a table of lines without branches.
     *
     * @throws IllegalArgumentException if the arrays differ in length or hold a number out of range
     */
    public LineTable(int[] numbers, int[] hits) {
        this(numbers, hits, null, null);
    }

    /**
     * Creates a table from arrays of the same length.
     *
     * @param numbers line numbers from 1, strictly ascending
     * @param hits how often each line ran, or {@link #NOT_A_LINE}
     * @param coveredBranches branches taken on each, zero or more; {@code null} if there are none
     * @param missedBranches branches not taken on each, zero or more; {@code null} if there are none
     * @throws IllegalArgumentException if the arrays differ in length or hold a number out of range
     */
    public LineTable(int[] numbers, int[] hits, int @Nullable [] coveredBranches, int @Nullable [] missedBranches) {
        this(
                sameLength(numbers, hits, coveredBranches, missedBranches),
                numbers,
                hits,
                coveredBranches,
                missedBranches);
    }

    /**
     * Creates a table from the first {@code size} entries of arrays that may be longer; otherwise as the other
     * constructor.
     *
     * @throws IllegalArgumentException if an array is shorter or holds a number out of range
     */
    public LineTable(
            int size, int[] numbers, int[] hits, int @Nullable [] coveredBranches, int @Nullable [] missedBranches) {
        this(size, numbers, hits, coveredBranches, missedBranches, BranchSets.NONE);
    }

    /**
     * Creates a table with named branches from the first {@code size} entries of arrays; otherwise as the other
     * constructor.
     *
     * @param branchSets for lines whose branches are exactly counted by their set, otherwise see {@link #withBranchSets}
     * @throws IllegalArgumentException if an array is shorter or holds a number out of range
     */
    public LineTable(
            int size,
            int[] numbers,
            int[] hits,
            int @Nullable [] coveredBranches,
            int @Nullable [] missedBranches,
            BranchSets branchSets) {
        if (numbers.length < size
                || hits.length < size
                || length(coveredBranches, size) < size
                || length(missedBranches, size) < size) {
            throw new IllegalArgumentException("a column of a line table is too short");
        }
        int ranSum = 0;
        int executableSum = 0;
        int previous = 0;
        int hitBits = 0;
        for (int i = 0; i < size; i++) {
            int hit = hits[i];
            if (numbers[i] <= previous || hit < NOT_A_LINE) {
                throw new IllegalArgumentException(
                        "no such line: number " + numbers[i] + " after " + previous + ", " + hit + " hits");
            }
            previous = numbers[i];
            executableSum += hit == NOT_A_LINE ? 0 : 1;
            ranSum += hit > 0 ? 1 : 0;
            hitBits |= hit + 1;
        }
        long takenSum = 0;
        long untakenSum = 0;
        int branchBits = 0;
        for (int i = 0; coveredBranches != null && i < size; i++) {
            takenSum += coveredBranches[i];
            branchBits |= coveredBranches[i];
        }
        for (int i = 0; missedBranches != null && i < size; i++) {
            untakenSum += missedBranches[i];
            branchBits |= missedBranches[i];
        }
        if (branchBits < 0) {
            throw new IllegalArgumentException("a line has a negative number of branches");
        }
        this.size = size;
        this.branchSets = branchSets;
        this.executable = executableSum;
        this.ran = ranSum;
        this.taken = takenSum;
        this.untaken = untakenSum;
        this.numberWidth = width(previous);
        this.hitWidth = width(hitBits);
        this.branchWidth = branchBits == 0 ? 0 : width(branchBits);
        this.cells = new byte[Math.multiplyExact(size, numberWidth + hitWidth + 2 * branchWidth)];
        put(0, numberWidth, numbers, 0);
        put(hitsAt(), hitWidth, hits, 1);
        if (branchWidth > 0 && coveredBranches != null) {
            put(coveredAt(), branchWidth, coveredBranches, 0);
        }
        if (branchWidth > 0 && missedBranches != null) {
            put(coveredAt() + size * branchWidth, branchWidth, missedBranches, 0);
        }
    }

    /** Copies a table with other branch names. */
    private LineTable(LineTable same, BranchSets branchSets) {
        this.size = same.size;
        this.cells = same.cells;
        this.numberWidth = same.numberWidth;
        this.hitWidth = same.hitWidth;
        this.branchWidth = same.branchWidth;
        this.executable = same.executable;
        this.ran = same.ran;
        this.taken = same.taken;
        this.untaken = same.untaken;
        this.branchSets = branchSets;
    }

    private static int sameLength(
            int[] numbers, int[] hits, int @Nullable [] coveredBranches, int @Nullable [] missedBranches) {
        int size = numbers.length;
        if (hits.length != size || length(coveredBranches, size) != size || length(missedBranches, size) != size) {
            throw new IllegalArgumentException("the columns of a line table differ in length");
        }
        return size;
    }

    private static int length(int @Nullable [] branches, int withoutAny) {
        return branches == null ? withoutAny : branches.length;
    }

    /** The bytes that a number needs; a number beyond 31 bits has become negative. */
    private static byte width(int bits) {
        return (byte) ((bits & ~0xFF) == 0 ? Byte.BYTES : (bits & ~0xFFFF) == 0 ? Short.BYTES : Integer.BYTES);
    }

    private void put(int at, int width, int[] values, int more) {
        if (width == Byte.BYTES) {
            for (int i = 0; i < size; i++) {
                cells[at + i] = (byte) (values[i] + more);
            }
        } else if (width == Short.BYTES) {
            for (int i = 0; i < size; i++) {
                SHORTS.set(cells, at + i * Short.BYTES, (short) (values[i] + more));
            }
        } else {
            for (int i = 0; i < size; i++) {
                INTS.set(cells, at + i * Integer.BYTES, values[i] + more);
            }
        }
    }

    private int get(int at, int width, int index) {
        if (width == Byte.BYTES) {
            return cells[at + index] & 0xFF;
        }
        return width == Short.BYTES
                ? (short) SHORTS.get(cells, at + index * Short.BYTES) & 0xFFFF
                : (int) INTS.get(cells, at + index * Integer.BYTES);
    }

    private int hitsAt() {
        return size * numberWidth;
    }

    private int coveredAt() {
        return size * (numberWidth + hitWidth);
    }

    /** The number of entries. */
    public int size() {
        return size;
    }

    /** Whether there are no entries. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** The line number of an entry, from 1. */
    public int number(int index) {
        return get(0, numberWidth, Objects.checkIndex(index, size));
    }

    /** How often the line ran, {@link Integer#MAX_VALUE} for that or more; {@link #NOT_A_LINE} if not executable. */
    public int hits(int index) {
        return get(hitsAt(), hitWidth, Objects.checkIndex(index, size)) - 1;
    }

    /** Whether the entry is an executable line and not only a holder of branches. */
    public boolean isLine(int index) {
        return hits(index) != NOT_A_LINE;
    }

    /** Branches on the line that were taken. */
    public int coveredBranches(int index) {
        return branchWidth == 0 ? 0 : get(coveredAt(), branchWidth, Objects.checkIndex(index, size));
    }

    /** Branches on the line that were not taken. */
    public int missedBranches(int index) {
        return branchWidth == 0
                ? 0
                : get(coveredAt() + size * branchWidth, branchWidth, Objects.checkIndex(index, size));
    }

    /** Which branches were missed, on lines where others were taken and the report names them. */
    public BranchSets branchSets() {
        return branchSets;
    }

    /** Whether the executable lines have the numbers of another table's: then the code is taken to be the same. */
    public boolean standsLike(LineTable other) {
        return size == other.size
                && numberWidth == other.numberWidth
                && Arrays.equals(cells, 0, hitsAt(), other.cells, 0, hitsAt());
    }

    /** The index of a line, or a negative number if the table does not have it. */
    public int indexOf(int number) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (number(middle) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < size && number(low) == number ? low : -1;
    }

    /** How many executable lines ran, and how many did not. */
    public Counter lines() {
        return new Counter(ran, executable - ran);
    }

    /** How many branches were taken, and how many were not. */
    public Counter branches() {
        return new Counter(taken, untaken);
    }

    /**
     * The union of two tables of the same file. Hits add up (saturating), and branches that both name are united. For
     * other branches the better known count of each line is taken: the greater total and, separately, the greater
     * number covered. Commutative and associative; merging a table with itself changes no coverage.
     */
    public LineTable merge(LineTable other) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        return LineUnion.of(this, other).withBranchSets(branchSets.union(other.branchSets));
    }

    /**
     * A copy with named branches: a line has at least as many branches, and at least as many taken ones, as each of its
     * sets says. Sets that cannot add anything are left out.
     *
     * @throws IllegalArgumentException if a line is not in the table
     */
    public LineTable withBranchSets(BranchSets named) {
        if (named.isEmpty()) {
            return this;
        }
        if (isStatedBy(named)) {
            return new LineTable(this, named);
        }
        int[] covered = new int[size];
        int[] missed = new int[size];
        for (int i = 0; i < size; i++) {
            covered[i] = coveredBranches(i);
            missed[i] = missedBranches(i);
        }
        named.forEach((line, set) -> {
            int at = indexOf(line);
            if (at < 0) {
                throw new IllegalArgumentException("branches stand on a line that is not there");
            }
            int total = Math.max(covered[at] + missed[at], set.total());
            covered[at] = Math.max(covered[at], set.covered());
            missed[at] = total - covered[at];
        });
        BranchSets.Builder kept = new BranchSets.Builder();
        named.forEach((line, set) -> {
            if (set.covered() > 0 && set.total() > covered[indexOf(line)]) {
                kept.add(line, set);
            }
        });
        int[] numbers = new int[size];
        int[] hits = new int[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = number(i);
            hits[i] = hits(i);
        }
        return new LineTable(size, numbers, hits, covered, missed, kept.build());
    }

    /** Whether each set has exactly the counts of its line, and so adds only the names of the branches. */
    private boolean isStatedBy(BranchSets named) {
        boolean[] same = {true};
        named.forEach((line, set) -> {
            int at = same[0] ? indexOf(line) : -1;
            same[0] = at >= 0
                    && set.covered() > 0
                    && set.covered() == coveredBranches(at)
                    && set.missed() > 0
                    && set.missed() == missedBranches(at);
        });
        return same[0];
    }

    /** Adds two hit counts, at most to {@link Integer#MAX_VALUE}; a real count replaces {@link #NOT_A_LINE}. */
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
                && size == that.size
                && numberWidth == that.numberWidth
                && hitWidth == that.hitWidth
                && branchWidth == that.branchWidth
                && Arrays.equals(cells, that.cells)
                && branchSets.equals(that.branchSets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return lines() + " lines, " + branches() + " branches";
    }
}
