package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.math.BigDecimal;

/** The words for rules and what they count. */
final class GateDescriptions {
    private GateDescriptions() {}

    /** A rule in words, such as {@code LINE at least 80%}. */
    static String name(GateRule rule) {
        if (rule.maxDrop() != null) {
            return rule.metric() + " drop at most " + NumberFormat.points(rule.maxDrop()) + " points";
        }
        if (rule.ratchet()) {
            return rule.metric() + " may only rise";
        }
        if (rule.newUncoveredLines() != null) {
            return "New uncovered lines at most " + rule.newUncoveredLines();
        }
        if (rule.testFailuresUp() != null) {
            return "Test failures up by less than " + rule.testFailuresUp();
        }
        if (rule.testTimeUpPercent() != null) {
            return "Test time up by less than " + NumberFormat.percent(rule.testTimeUpPercent());
        }
        if (rule.testsDisappeared() != null) {
            return rule.testsDisappeared() == 1
                    ? "No test disappears"
                    : "Fewer than " + rule.testsDisappeared() + " tests disappear";
        }
        return rule.metric() + " " + band(rule);
    }

    /** What a rule wants, such as {@code 80%}, {@code −0.50 points} or {@code at most 10 lines}. */
    static String expected(GateRule rule) {
        if (rule.maxDrop() != null) {
            return rule.maxDrop().signum() == 0 ? "no drop" : "−" + NumberFormat.points(rule.maxDrop()) + " points";
        }
        if (rule.ratchet()) {
            return "the best so far";
        }
        if (rule.newUncoveredLines() != null) {
            return "at most " + count(rule.newUncoveredLines(), "line");
        }
        if (rule.testFailuresUp() != null) {
            return "below +" + rule.testFailuresUp();
        }
        if (rule.testTimeUpPercent() != null) {
            return "below +" + NumberFormat.percent(rule.testTimeUpPercent());
        }
        if (rule.testsDisappeared() != null) {
            return "above −" + rule.testsDisappeared();
        }
        return rule.atMost() == null ? limit(rule.metric(), rule.atLeast()) : band(rule);
    }

    private static String band(GateRule rule) {
        if (rule.atMost() == null) {
            return "at least " + limit(rule.metric(), rule.atLeast());
        }
        String most = limit(rule.metric(), rule.atMost());
        return rule.atLeast() == null
                ? "at most " + most
                : "between " + limit(rule.metric(), rule.atLeast()) + " and " + most;
    }

    private static String limit(Metric metric, BigDecimal limit) {
        return metric.isCoverage()
                ? NumberFormat.percent(limit)
                : NumberFormat.plain(limit) + (metric == Metric.TEST_TIME ? " s" : "");
    }

    /** So many of a metric's things covered in addition, as a sentence with a verb: {@code 23 more covered lines pass this gate}. */
    static String needed(Metric metric, long more) {
        return more + " more covered " + things(metric, more) + (more == 1 ? " passes" : " pass") + " this gate";
    }

    /** What a metric counts, in the number that fits. */
    static String things(Metric metric, long number) {
        String one =
                switch (metric) {
                    case BRANCH -> "branch";
                    case INSTRUCTION -> "instruction";
                    case FUNCTION -> "function";
                    case CLASS -> "class";
                    case MUTATION -> "mutation";
                    case COMPLEXITY -> "path";
                    case TESTS -> "test";
                    case TEST_FAILURES -> "test failure";
                    default -> "line";
                };
        return Plurals.plural(number, one);
    }

    /** A number and its word: {@code 1 line}, {@code 2 lines}. */
    static String count(long number, String word) {
        return Plurals.count(number, word);
    }
}
