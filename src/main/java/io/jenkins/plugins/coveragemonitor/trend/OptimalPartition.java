package io.jenkins.plugins.coveragemonitor.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The partition of a series into levels and straight lines that costs least: what is left unexplained, and a price for
 * each change and each slope. By dynamic programming (optimal partitioning, Jackson et al. 2005), where beginnings that
 * can no longer win are left out (PELT: Killick, Fearnhead and Eckley 2012).
 *
 * <p>A long quiet history leaves none out. So beginnings that lie far back are thinned: of two close ones the worse goes,
 * close being at most about 1/32 of the distance. The time then grows with n·log n, and short histories are exact.
 *
 * <p>A part that is long enough for a line costs no less when it grows. So what a beginning came to when it was last looked at
 * bounds what it comes to now, and most need a look only when they are thinned.
 */
final class OptimalPartition {
    /** The fewest builds of a level. */
    private static final int SHORTEST_LEVEL = 3;
    /** The fewest builds of a line. */
    private static final int SHORTEST_LINE = 5;
    /** How often the beginnings are thinned, and how far back they have to be, in builds. */
    private static final int THINNING = 16;
    /** How many beginnings are passed over together where none of them can win. */
    private static final int BLOCK = 16;

    private final PrefixSums sums;
    private final int size;
    private final double changePrice;
    private final double slopePrice;
    /** How much less a grown part may seem to cost, as sums are rounded: far more than that, and far less than a change. */
    private final double rounding;
    /** The beginnings of a last part that may still win, ascending, and what the partition costs with each at least. */
    private final int[] starts;

    private final double[] costs;
    /** What the partition up to each of the beginnings costs at least, beside them to be read one after the other. */
    private final double[] before;

    private int open;
    /** How many of them are in blocks; those behind came since the last thinning. */
    private int settled;
    /** What the least of each block costs at least. */
    private final double[] floors;

    /** The best beginning so far of the part that ends with a build, and what the partition costs with it. */
    private int start;

    private double best;

    /**
     * Prepares it.
     *
     * @param sums the series
     * @param size how many builds it has
     * @param changePrice what a change costs, in squared points
     * @param slopePrice what a slope costs beside, in squared points
     */
    OptimalPartition(PrefixSums sums, int size, double changePrice, double slopePrice) {
        this.sums = sums;
        this.size = size;
        this.changePrice = changePrice;
        this.slopePrice = slopePrice;
        this.rounding = 1e-6 * changePrice + 1e-9 * sums.squares();
        this.starts = new int[size + 1];
        this.costs = new double[size + 1];
        this.before = new double[size + 1];
        this.floors = new double[size / BLOCK + 1];
    }

    /** The indices where a part begins, ascending, without the first. */
    List<Integer> changes() {
        double[] least = new double[size + 1];
        int[] lastStart = new int[size + 1];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        least[0] = -changePrice;
        for (int to = SHORTEST_LEVEL; to <= size; to++) {
            if (least[to - SHORTEST_LEVEL] < Double.POSITIVE_INFINITY) {
                before[open] = least[to - SHORTEST_LEVEL];
                costs[open] = before[open];
                starts[open++] = to - SHORTEST_LEVEL;
            }
            boolean thinning = to % THINNING == 0;
            // Mostly the beginning that was the best before is the best again, and shows at once what others cannot
            // reach.
            start = lastStart[to - 1];
            best = least[start] + cost(start, to);
            if (thinning) {
                look(0, open, to, true);
            } else {
                for (int block = 0; block * BLOCK < settled; block++) {
                    if (floors[block] < best + rounding) {
                        floors[block] = look(block * BLOCK, Math.min(settled, block * BLOCK + BLOCK), to, false);
                    }
                }
                look(settled, open, to, false);
            }
            lastStart[to] = start;
            least[to] = best + changePrice;
            if (thinning) {
                leaveOut(least[to] + slopePrice);
                thin(to);
                settle(to);
            }
        }
        List<Integer> changes = new ArrayList<>();
        for (int at = lastStart[size]; at > 0; at = lastStart[at]) {
            changes.add(at);
        }
        Collections.reverse(changes);
        return changes;
    }

    /**
     * Looks at some beginnings, at those that cannot win only if it has to be.
     *
     * @return what the least of them costs at least
     */
    private double look(int from, int behind, int to, boolean all) {
        double floor = Double.POSITIVE_INFINITY;
        for (int i = from; i < behind; i++) {
            if (all || costs[i] < best + rounding || to - starts[i] <= SHORTEST_LINE) {
                costs[i] = before[i] + cost(starts[i], to);
                if (costs[i] < best) {
                    best = costs[i];
                    start = starts[i];
                }
            }
            floor = Math.min(floor, costs[i]);
        }
        return floor;
    }

    /** Puts all beginnings in blocks of which a line may begin now. */
    private void settle(int to) {
        settled = open;
        while (settled > 0 && !mayBeLine(starts[settled - 1], to)) {
            settled--;
        }
        for (int from = 0; from < settled; from += BLOCK) {
            double floor = Double.POSITIVE_INFINITY;
            for (int i = from; i < Math.min(settled, from + BLOCK); i++) {
                floor = Math.min(floor, costs[i]);
            }
            floors[from / BLOCK] = floor;
        }
    }

    /** What is left unexplained of a part by a level, or by a line with its price, whichever is less. */
    double cost(int from, int to) {
        double level = sums.around(from, to);
        // Most parts of a quiet history: no line can be worth its price.
        return level <= slopePrice || !mayBeLine(from, to) ? level : Math.min(level, line(from, to));
    }

    /** Whether a part is a line rather than a level. */
    boolean isLine(int from, int to) {
        return mayBeLine(from, to) && line(from, to) < sums.around(from, to);
    }

    private static boolean mayBeLine(int from, int to) {
        return to - from >= SHORTEST_LINE;
    }

    private double line(int from, int to) {
        return sums.aroundLine(from, to) + slopePrice;
    }

    /** A beginning that costs more than this is beaten by a change here, whatever comes. */
    private void leaveOut(double most) {
        int kept = 0;
        for (int i = 0; i < open; i++) {
            if (costs[i] <= most) {
                keep(i, kept++);
            }
        }
        open = kept;
    }

    private void thin(int to) {
        int kept = 0;
        for (int i = 0; i < open; i++) {
            int room = Integer.highestOneBit(Math.max(1, (to - starts[i]) / THINNING)) / 2;
            boolean close = i > 0 && i + 1 < open && starts[i + 1] - starts[i] < room;
            if (close) {
                keep(costs[i] <= costs[i + 1] ? i : i + 1, kept++);
                i++;
            } else {
                keep(i, kept++);
            }
        }
        open = kept;
    }

    private void keep(int from, int to) {
        starts[to] = starts[from];
        before[to] = before[from];
        costs[to] = costs[from];
    }
}
