package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.util.Arrays;

/** The lines of the current file, in arrays that are reused for the next file. */
final class LineBuffer {
    private static final int FIRST = 1024;

    private int[] numbers = new int[FIRST];
    private int[] hits = new int[FIRST];
    /** Branches taken on each line, 0 wherever no line is yet; the same holds for the next. */
    private int[] covered = new int[FIRST];

    private int[] missed = new int[FIRST];
    private int size;
    private boolean ordered = true;
    private boolean joined;
    private boolean branched;
    private int repeated;
    private int entries;

    void add(int number, int lineHits, int coveredBranches, int missedBranches) {
        int at = size == numbers.length ? withRoom() : size;
        ordered &= at == 0 || numbers[at - 1] < number;
        numbers[at] = number;
        hits[at] = lineHits;
        if ((coveredBranches | missedBranches) != 0) {
            covered[at] = coveredBranches;
            missed[at] = missedBranches;
            branched = true;
        }
        size = at + 1;
    }

    /**
     * Adds lines without branches in ascending order.
     *
     * @return {@code false} if they must be added one by one, because there is not enough room
     */
    boolean addAll(int[] moreNumbers, int[] moreHits, int from, int to) {
        int count = to - from;
        if (size + count > numbers.length) {
            return false;
        }
        ordered &= size == 0 || numbers[size - 1] < moreNumbers[from];
        System.arraycopy(moreNumbers, from, numbers, size, count);
        System.arraycopy(moreHits, from, hits, size, count);
        size += count;
        return true;
    }

    /** Makes room by joining duplicates, or else by growing; returns the index behind the entries. */
    private int withRoom() {
        entries += size;
        if (!ordered) {
            LineJoin join = new LineJoin(numbers, hits, covered, missed, size);
            Arrays.fill(covered, join.size(), size, 0);
            Arrays.fill(missed, join.size(), size, 0);
            size = join.size();
            repeated += join.repeated();
            ordered = true;
            joined = true;
        }
        entries -= size;
        if (entries + size > Limits.FILE_ENTRIES || size >= Limits.LAST_LINE) {
            throw new ReportTooLargeException(
                    "lists more than " + Limits.LAST_LINE + " lines of one file, or one line over"
                            + " and over, as no compiler makes them; check the tool that wrote it");
        }
        if (size > numbers.length / 2) {
            int capacity = size * 2;
            numbers = Arrays.copyOf(numbers, capacity);
            hits = Arrays.copyOf(hits, capacity);
            covered = Arrays.copyOf(covered, capacity);
            missed = Arrays.copyOf(missed, capacity);
        }
        return size;
    }

    int size() {
        return size;
    }

    /** How many executable lines were duplicates and have been joined. */
    int repeated() {
        return repeated;
    }

    /** Whether the lines are in ascending order without duplicates. */
    boolean isOrdered() {
        return ordered;
    }

    /** Whether entries of one line may have been joined. */
    boolean isJoined() {
        return joined;
    }

    /** Whether any line has a branch. */
    boolean hasBranches() {
        return branched;
    }

    int first() {
        return numbers[0];
    }

    int[] numbers() {
        return numbers;
    }

    int[] hits() {
        return hits;
    }

    int[] covered() {
        return covered;
    }

    int[] missed() {
        return missed;
    }

    void clear() {
        if (branched) {
            Arrays.fill(covered, 0, size, 0);
            Arrays.fill(missed, 0, size, 0);
            branched = false;
        }
        size = 0;
        ordered = true;
        joined = false;
        repeated = 0;
        entries = 0;
    }
}
