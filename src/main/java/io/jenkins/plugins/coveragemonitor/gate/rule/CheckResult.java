package io.jenkins.plugins.coveragemonitor.gate.rule;

import io.jenkins.plugins.coveragemonitor.history.Outcome;

/**
 * The result of a check for one subject.
 *
 * @param outcome its outcome
 * @param actual the value found, in words
 * @param expected the value wanted, in words
 * @param reason one phrase
 * @param needed how many more covered lines (branches …) pass it; 0 if covering does not help
 */
public record CheckResult(Outcome outcome, String actual, String expected, String reason, long needed) {
    /** Instead of a value that does not exist. */
    public static final String NO_VALUE = "–";

    /** There is nothing to judge. */
    public static CheckResult notEvaluated(GateRule rule, String reason) {
        return new CheckResult(Outcome.NOT_EVALUATED, NO_VALUE, rule.expected(), reason, 0);
    }

    /** There is something to judge, but it cannot be judged; a gate may require that it can. */
    public static CheckResult unable(GateRule rule, String reason) {
        return rule.levels().onNotEvaluated() == null
                ? notEvaluated(rule, reason)
                : of(
                        rule.levels().onNotEvaluated().outcome(),
                        NO_VALUE,
                        rule.expected(),
                        "it must be evaluated and cannot be, as " + reason);
    }

    /** A result without a number of lines that would pass the check. */
    public static CheckResult of(Outcome outcome, String actual, String expected, String reason) {
        return new CheckResult(outcome, actual, expected, reason, 0);
    }

    /** A copy with another reason. */
    public CheckResult because(String other) {
        return new CheckResult(outcome, actual, expected, other, needed);
    }

    /** Whether the gate is missed. */
    public boolean isMissed() {
        return outcome.compareTo(Outcome.PASSED) > 0;
    }
}
