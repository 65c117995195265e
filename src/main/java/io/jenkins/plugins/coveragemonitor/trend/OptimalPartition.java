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
 */
final class OptimalPartition {
    /** The fewest builds of a level. */
    private static final int SHORTEST_LEVEL = 3;
    /** The fewest builds of a line. */
    private static final int SHORTEST_LINE = 5;
    /** How often the beginnings are thinned, and how far back they have to be, in builds. */
    private static final int THINNING = 16;

    private final PrefixSums sums;
    private final int size;
    private final double changePrice;
    private final double slopePrice;
    /** The beginnings of a last part that may still win, ascending, and what the partition costs with each at least. */
    private final int[] starts;

    private final double[] costs;
    /** What the partition up to each of the beginnings costs at least, beside them to be read one after the other. */
    private final double[] before;

    private int open;

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
        this.starts = new int[size + 1];
        this.costs = new double[size + 1];
        this.before = new double[size + 1];
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
                starts[open++] = to - SHORTEST_LEVEL;
            }
            boolean thinning = to % THINNING == 0;
            // Mostly the beginning that was the best before is the best again, and shows at once what others cannot
            // reach.
            int start = lastStart[to - 1];
            double best = least[start] + cost(start, to);
            for (int i = 0; i < open; i++) {
                costs[i] = before[i];
                if (costs[i] < best || thinning) {
                    costs[i] += cost(starts[i], to);
                }
                if (costs[i] < best) {
                    best = costs[i];
                    start = starts[i];
                }
            }
            lastStart[to] = start;
            least[to] = best + changePrice;
            leaveOut(least[to] + slopePrice);
            if (thinning) {
                thin(to);
            }
        }
        List<Integer> changes = new ArrayList<>();
        for (int at = lastStart[size]; at > 0; at = lastStart[at]) {
            changes.add(at);
        }
        Collections.reverse(changes);
        return changes;
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
