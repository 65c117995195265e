package io.jenkins.plugins.coveragemonitor.report;

import java.util.Arrays;

/** The lines of the file that is being read, in arrays that are used again for the next file. */
final class LineBuffer {
    private static final int FIRST = 1024;

    private int[] numbers = new int[FIRST];
    private int[] hits = new int[FIRST];
    private int[] covered = new int[FIRST];
    private int[] missed = new int[FIRST];
    private int size;
    private boolean ordered = true;
    private int branches;

    void add(int number, int lineHits, int coveredBranches, int missedBranches) {
        int at = size;
        if (at == numbers.length) {
            int capacity = at * 2;
            numbers = Arrays.copyOf(numbers, capacity);
            hits = Arrays.copyOf(hits, capacity);
            covered = Arrays.copyOf(covered, capacity);
            missed = Arrays.copyOf(missed, capacity);
        }
        ordered &= at == 0 || numbers[at - 1] < number;
        numbers[at] = number;
        hits[at] = lineHits;
        covered[at] = coveredBranches;
        missed[at] = missedBranches;
        branches |= coveredBranches | missedBranches;
        size = at + 1;
    }

    int size() {
        return size;
    }

    /** Whether the lines stand in ascending order, each once. */
    boolean isOrdered() {
        return ordered;
    }

    /** Whether any line has a branch. */
    boolean hasBranches() {
        return branches != 0;
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
        size = 0;
        ordered = true;
        branches = 0;
    }
}
