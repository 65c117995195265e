package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.model.Counter;

/**
 * A baseline's counter without the code that was removed since.
 *
 * @param counter what is left of it
 * @param words what was taken out and how that is known, to stand behind the baseline; empty if nothing was
 */
record AdjustedBaseline(Counter counter, String words) {
    /** The same with one more clause, which may be empty. */
    AdjustedBaseline because(String more) {
        return new AdjustedBaseline(counter, words + more);
    }

    /** The baseline in words, such as {@code #41 without 200 removed lines}. */
    String since(Baseline baseline) {
        return baseline.text() + words + (baseline.why().isEmpty() ? "" : ", " + baseline.why());
    }
}
