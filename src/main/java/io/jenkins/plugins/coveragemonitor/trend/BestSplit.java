package io.jenkins.plugins.coveragemonitor.trend;

/**
 * Finds where two levels fit a stretch best.
 *
 * <p>How much two levels explain is a convex function of the split index and of the sum of the values up to it. Over a
 * block of indices it is therefore greatest at a corner of the smallest parallelogram around their sums, so that in a
 * long stretch only the few blocks that may hold the best split are searched. The result is the same as that of a full
 * search.
 */
final class BestSplit {
    private static final int BLOCK = 64;
    /** Shorter stretches are searched index by index. */
    private static final int LONG = 4 * BLOCK;

    private final PrefixSums sums;
    /** How far the sums of a block lie below and above the straight line between its ends. */
    private final double[] below;

    private final double[] above;
    private final double rounding;

    BestSplit(PrefixSums sums, int size) {
        this.sums = sums;
        // Far more than the rounding of the sums.
        this.rounding = 1e-9 * sums.squares();
        int blocks = size / BLOCK;
        this.below = new double[blocks];
        this.above = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            outline(block);
        }
    }

    private void outline(int block) {
        int start = block * BLOCK;
        double pace = sums.sum(start, start + BLOCK) / BLOCK;
        double lowest = 0;
        double highest = 0;
        for (int i = 1; i < BLOCK; i++) {
            double off = sums.sum(start, start + i) - i * pace;
            lowest = Math.min(lowest, off);
            highest = Math.max(highest, off);
        }
        below[block] = lowest;
        above[block] = highest;
    }

    /**
     * The first of the best splits.
     *
     * @param from the first index of the stretch
     * @param to the index after its last
     * @param shortest how many values each side has at least
     * @return the index where the second side begins, or -1 if the stretch is too short
     */
    int in(int from, int to, int shortest) {
        int first = from + shortest;
        int last = to - shortest;
        if (to - from < LONG) {
            return first(first, last, from, to, Double.POSITIVE_INFINITY, -1);
        }
        int firstBlock = (first + BLOCK - 1) / BLOCK;
        int behind = last / BLOCK;
        double enough = Double.POSITIVE_INFINITY;
        for (int block = firstBlock; block <= behind; block++) {
            enough = Math.min(enough, rest(from, block * BLOCK, to));
        }
        int best = first(first, firstBlock * BLOCK - 1, from, to, Double.POSITIVE_INFINITY, -1);
        for (int block = firstBlock; block < behind; block++) {
            if (least(block, from, to) - rounding <= enough) {
                best = first(block * BLOCK, block * BLOCK + BLOCK - 1, from, to, restOr(from, best, to), best);
            }
        }
        return first(behind * BLOCK, last, from, to, restOr(from, best, to), best);
    }

    /** The first index with a smaller remainder than {@code rest}, or {@code other} if there is none. */
    private int first(int first, int last, int from, int to, double rest, int other) {
        double least = rest;
        int best = other;
        for (int at = first; at <= last; at++) {
            double here = rest(from, at, to);
            if (here < least) {
                least = here;
                best = at;
            }
        }
        return best;
    }

    private double restOr(int from, int at, int to) {
        return at < 0 ? Double.POSITIVE_INFINITY : rest(from, at, to);
    }

    /** The sum of squares that two levels leave unexplained. */
    private double rest(int from, int at, int to) {
        return sums.around(from, at) + sums.around(at, to);
    }

    /** A lower bound of what two levels leave unexplained if the second begins anywhere in a block. */
    private double least(int block, int from, int to) {
        int start = block * BLOCK;
        int end = start + BLOCK;
        double most = Math.max(explained(start, block, from, to), explained(end, block, from, to));
        return sums.squares(from, to) - most;
    }

    private double explained(int at, int block, int from, int to) {
        double left = sums.sum(from, at);
        double all = sums.sum(from, to);
        return Math.max(
                explained(left + below[block], all, at - from, to - at),
                explained(left + above[block], all, at - from, to - at));
    }

    private static double explained(double left, double all, int n, int m) {
        double right = all - left;
        return left * left / n + right * right / m;
    }
}
