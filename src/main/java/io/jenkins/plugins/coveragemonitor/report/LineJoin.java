package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.LineTable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sorts line entries by number and joins those of one line: hits add up, of the branches the best known count is taken.
 * Joined entries may be joined again.
 */
final class LineJoin {
    private final int[] numbers;
    private final int[] hits;
    private final int @Nullable [] covered;
    private final int @Nullable [] missed;
    private int size;
    private int repeated;

    /**
     * Joins the first entries of arrays, in place.
     *
     * @param covered branches that were taken; {@code null}, like the next, if there are none
     */
    LineJoin(int[] numbers, int[] hits, int @Nullable [] covered, int @Nullable [] missed, int size) {
        this.numbers = numbers;
        this.hits = hits;
        this.covered = covered;
        this.missed = missed;
        this.size = size;
        if (size > 1) {
            sort();
            join();
        }
    }

    /** How many lines there are. */
    int size() {
        return size;
    }

    /** How many executable lines were duplicates. */
    int repeated() {
        return repeated;
    }

    private void sort() {
        long[] order = new long[size];
        for (int i = 0; i < size; i++) {
            order[i] = (long) numbers[i] << Integer.SIZE | i;
        }
        Arrays.sort(order);
        int[] room = new int[size];
        pick(hits, order, room);
        pick(covered, order, room);
        pick(missed, order, room);
        for (int i = 0; i < size; i++) {
            numbers[i] = (int) (order[i] >>> Integer.SIZE);
        }
    }

    private static void pick(int @Nullable [] values, long[] order, int[] room) {
        if (values != null) {
            for (int i = 0; i < order.length; i++) {
                room[i] = values[(int) order[i]];
            }
            System.arraycopy(room, 0, values, 0, order.length);
        }
    }

    private void join() {
        int kept = 0;
        for (int i = 1; i < size; i++) {
            if (numbers[i] != numbers[kept]) {
                kept++;
                numbers[kept] = numbers[i];
                hits[kept] = hits[i];
                if (covered != null && missed != null) {
                    covered[kept] = covered[i];
                    missed[kept] = missed[i];
                }
                continue;
            }
            if (hits[i] != LineTable.NOT_A_LINE && hits[kept] != LineTable.NOT_A_LINE) {
                repeated++;
            }
            hits[kept] = LineTable.addHits(hits[kept], hits[i]);
            if (covered != null && missed != null) {
                int total = Math.max(covered[i] + missed[i], covered[kept] + missed[kept]);
                covered[kept] = Math.max(covered[kept], covered[i]);
                missed[kept] = total - covered[kept];
            }
        }
        size = kept + 1;
    }
}
