package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.model.Counter;

/**
 * A baseline's counter without the code that was removed since.
 *
 * @param counter the adjusted counter
 * @param words what was removed and how that is known, to follow the baseline in a sentence; empty if nothing was
 */
record AdjustedBaseline(Counter counter, String words) {
    /** A copy with another clause, which may be empty. */
    AdjustedBaseline because(String more) {
        return new AdjustedBaseline(counter, words + more);
    }

    /** The baseline in words, such as {@code #41 without 200 removed lines}. */
    String since(Baseline baseline) {
        return baseline.text() + words + (baseline.why().isEmpty() ? "" : ", " + baseline.why());
    }
}
