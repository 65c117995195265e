package io.jenkins.plugins.coveragemonitor.trend;

import java.util.ArrayList;
import java.util.List;

/**
 * Removes the weakest step of a series until all steps hold. A long history has thousands of steps, so each knows its
 * neighbours, and a tournament finds the weakest.
 */
abstract class StepChain {
    private final int size;
    /** Where each step is. */
    private final int[] at;
    /** The neighbours of each step, -1 and the number of steps where it has none. */
    private final int[] before;

    private final int[] after;

    /**
     * Prepares it.
     *
     * @param points the indices of the steps, ascending
     * @param size the length of the series
     */
    StepChain(List<Integer> points, int size) {
        this.size = size;
        int count = points.size();
        at = new int[count];
        before = new int[count];
        after = new int[count];
        for (int i = 0; i < count; i++) {
            at[i] = points.get(i);
            before[i] = i - 1;
            after[i] = i + 1;
        }
    }

    /** The index between two others to which a step belongs that is at one of them now. */
    abstract int best(int from, int at, int to);

    /** Above 0 if a step does not hold; the step with the greatest value is removed first. */
    abstract double weakness(int from, int at, int to);

    /** The indices of the steps that hold, ascending. */
    List<Integer> merged() {
        double[] weaknesses = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            place(i);
        }
        for (int i = 0; i < at.length; i++) {
            weaknesses[i] = weakness(i);
        }
        boolean[] gone = new boolean[at.length];
        Tournament tournament = new Tournament(weaknesses);
        for (int weakest = tournament.winner(); weakest >= 0; weakest = tournament.winner()) {
            if (tournament.value(weakest) <= 0) {
                break;
            }
            gone[weakest] = true;
            tournament.set(weakest, 0);
            // Only the stretches of its neighbours have changed, so only they may have moved.
            int left = before[weakest];
            int right = after[weakest];
            join(left, right);
            place(left);
            place(right);
            for (int i : new int[] {has(left) ? before[left] : -1, left, right, has(right) ? after[right] : -1}) {
                if (has(i)) {
                    tournament.set(i, weakness(i));
                }
            }
        }
        List<Integer> merged = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            if (!gone[i]) {
                merged.add(at[i]);
            }
        }
        return merged;
    }

    private boolean has(int step) {
        return step >= 0 && step < at.length;
    }

    private void join(int left, int right) {
        if (has(left)) {
            after[left] = right;
        }
        if (has(right)) {
            before[right] = left;
        }
    }

    private void place(int step) {
        if (has(step)) {
            at[step] = best(start(step), at[step], end(step));
        }
    }

    private double weakness(int step) {
        return weakness(start(step), at[step], end(step));
    }

    private int start(int step) {
        return has(before[step]) ? at[before[step]] : 0;
    }

    private int end(int step) {
        return has(after[step]) ? at[after[step]] : size;
    }
}
