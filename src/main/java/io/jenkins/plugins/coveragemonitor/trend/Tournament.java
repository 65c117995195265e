package io.jenkins.plugins.coveragemonitor.trend;

/** Knows the greatest of many numbers while they change: each pair of neighbours plays, then the winners of two pairs. */
final class Tournament {
    private final double[] values;
    /** The winner of each match, the last match first; those of player i begin at {@code leaves + i}. */
    private final int[] winners;

    private final int leaves;

    /** Keeps the array and works on it. */
    Tournament(double[] values) {
        this.values = values;
        this.leaves = Math.max(1, Integer.highestOneBit(Math.max(1, values.length - 1)) * 2);
        this.winners = new int[2 * leaves];
        winners[1] = -1;
        if (values.length == 0) {
            return;
        }
        for (int i = 0; i < leaves; i++) {
            winners[leaves + i] = Math.min(i, values.length - 1);
        }
        for (int match = leaves - 1; match > 0; match--) {
            play(match);
        }
    }

    /** The index of the greatest number, of equal ones the first; -1 if there are no numbers. */
    int winner() {
        return winners[1];
    }

    double value(int index) {
        return values[index];
    }

    void set(int index, double value) {
        values[index] = value;
        for (int match = (leaves + index) / 2; match > 0; match /= 2) {
            play(match);
        }
    }

    private void play(int match) {
        int left = winners[2 * match];
        int right = winners[2 * match + 1];
        winners[match] = values[right] > values[left] ? right : left;
    }
}
