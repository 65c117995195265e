package io.jenkins.plugins.coveragemonitor.report.format.gcov;

import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.JsonCursor;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;

/**
 * One boolean expression and the outcomes of its conditions. Those of condition {@code i} are {@code 2 i}, true, and
 * {@code 2 i + 1}, false.
 *
 * @param outcomes how many there are, from 1
 * @param covered those that are covered
 */
record Decision(int outcomes, BitSet covered) {
    /** What one costs in memory besides its outcomes, in entries of a budget. */
    static final int COST = 8;

    /**
     * Reads an entry of {@code conditions} in gcov's or gcovr's JSON.
     *
     * @return empty if it is excluded or does not say its numbers
     */
    static Optional<Decision> read(JsonCursor json) throws IOException {
        long[] numbers = {CountText.UNUSABLE, CountText.UNUSABLE};
        boolean[] excluded = new boolean[1];
        BitSet missed = new BitSet();
        json.fields(field -> {
            switch (field) {
                case "count" -> numbers[0] = json.count();
                case "covered" -> numbers[1] = json.count();
                case "not_covered_true" -> missed(json, missed, 0);
                case "not_covered_false" -> missed(json, missed, 1);
                case "gcovr/excluded" -> excluded[0] = json.isTrue();
                default -> json.skip();
            }
        });
        if (excluded[0] || numbers[0] < 1 || numbers[0] > Limits.LAST_LINE || missed.isEmpty() && numbers[1] < 0) {
            return Optional.empty();
        }
        int outcomes = (int) numbers[0];
        return Optional.of(missed.isEmpty() ? some(outcomes, numbers[1]) : without(outcomes, missed));
    }

    private static void missed(JsonCursor json, BitSet into, int sense) throws IOException {
        json.elements(() -> {
            long condition = json.count();
            if (condition >= 0 && condition < Limits.LAST_LINE) {
                into.set((int) condition * 2 + sense);
            }
        });
    }

    /** All outcomes but some. */
    static Decision without(int outcomes, BitSet missed) {
        BitSet covered = new BitSet();
        covered.set(0, outcomes);
        covered.andNot(missed);
        return new Decision(outcomes, covered);
    }

    /** So many covered outcomes; it is not known which, so they are the first, and a union is a lower bound. */
    static Decision some(int outcomes, long number) {
        BitSet covered = new BitSet();
        covered.set(0, (int) Math.min(number, outcomes));
        return new Decision(outcomes, covered);
    }
}
