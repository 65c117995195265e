package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;

/** The words for what metrics count. */
final class CountedThings {
    private CountedThings() {}

    /** So many of a metric's things covered in addition, as a sentence with a verb: {@code 23 more covered lines pass this gate}. */
    static String needed(Metric metric, long more) {
        return more + " more covered " + of(metric, more) + (more == 1 ? " passes" : " pass") + " this gate";
    }

    /** What a metric counts, in the number that fits. */
    static String of(Metric metric, long number) {
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
