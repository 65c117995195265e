package io.jenkins.plugins.coveragemonitor.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The cheapest partition of a series into levels and straight lines. The cost is what is left unexplained, plus a price
 * for each change and each slope. Found by dynamic programming (optimal partitioning, Jackson et al. 2005), which drops
 * starts that can no longer win (PELT: Killick, Fearnhead and Eckley 2012).
 *
 * <p>In a long quiet history PELT drops none. So starts that lie far back are thinned: of two close ones the worse is
 * dropped, where close means within about 1/32 of the distance. The time then grows with n·log n, and short histories
 * are exact.
 *
 * <p>A part that is long enough for a line costs no less when it grows. So the cost of a start when it was last
 * evaluated is a lower bound of its cost now, and most starts are evaluated only when they are thinned.
 */
final class OptimalPartition {
    /** The fewest builds of a level. */
    private static final int SHORTEST_LEVEL = 3;
    /** The fewest builds of a line. */
    private static final int SHORTEST_LINE = 5;
    /** How often the starts are thinned, and how far back they have to be, in builds. */
    private static final int THINNING = 16;
    /** How many starts are skipped together if none of them can win. */
    private static final int BLOCK = 16;

    private final PrefixSums sums;
    private final int size;
    private final double changePrice;
    private final double slopePrice;
    /**
     * How much cheaper a grown part may seem by rounding: far more than the rounding, far less than the price of a
     * change.
     */
    private final double rounding;
    /** The starts of a last part that may still win, ascending, and a lower bound of the cost with each. */
    private final int[] starts;

    private final double[] costs;
    /** A lower bound of the cost up to each start, in an array of its own so that it is read sequentially. */
    private final double[] before;

    private int open;
    /** How many starts are in blocks; the others were added since the last thinning. */
    private int settled;
    /** For each block a lower bound of the cost of its cheapest start. */
    private final double[] floors;

    /** The best start so far of the part that ends at a build, and the cost of the partition with it. */
    private int start;

    private double best;

    /**
     * Prepares the partition.
     *
     * @param sums the series
     * @param size how many builds it has
     * @param changePrice the price of a change, in squared points
     * @param slopePrice the additional price of a slope, in squared points
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
            // The best start of the last build is mostly the best again, and at once rules out those that cannot beat
            // it.
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
     * Evaluates some starts; those that cannot win only if {@code all} is set.
     *
     * @return a lower bound of the cost of the best
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

    /** Puts all starts from which a line may now begin into blocks. */
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

    /** What a level leaves unexplained of a part, or a line with its price, whichever is less. */
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

    /** Drops starts that cost more than this: a change here beats them whatever follows. */
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
