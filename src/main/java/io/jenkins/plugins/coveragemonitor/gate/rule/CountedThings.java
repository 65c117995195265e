package io.jenkins.plugins.coveragemonitor.gate.rule;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;

/** The words for what metrics count. */
public final class CountedThings {
    private CountedThings() {}

    /** A clause with the additional covered things that pass a gate: {@code 23 more covered lines pass this gate}. */
    static String needed(Metric metric, long more) {
        return more + " more covered " + of(metric, more) + (more == 1 ? " passes" : " pass") + " this gate";
    }

    /** What a metric counts, in singular or plural. */
    public static String of(Metric metric, long number) {
        String one =
                switch (metric) {
                    case BRANCH -> "branch";
                    case INSTRUCTION -> "instruction";
                    case FUNCTION -> "function";
                    case CLASS -> "class";
                    case MUTATION -> "mutation";
                    case COMPLEXITY -> "path";
                    case MCDC_PAIR -> "MC/DC pair";
                    case FUNCTION_CALL -> "function call";
                    case TESTS -> "test";
                    case TEST_FAILURES -> "test failure";
                    default -> "line";
                };
        return Plurals.plural(number, one);
    }
}
