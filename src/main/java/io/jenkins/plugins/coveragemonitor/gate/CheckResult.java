package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Outcome;

/** What a check says of one subject. */
record CheckResult(Outcome outcome, String actual, String expected, String reason, long needed) {
    /** In place of a value that does not exist. */
    static final String NO_VALUE = "–";

    static CheckResult notEvaluated(GateRule rule, String reason) {
        return new CheckResult(Outcome.NOT_EVALUATED, NO_VALUE, GateDescriptions.expected(rule), reason, 0);
    }

    /** A check without a number of lines that would pass it. */
    static CheckResult of(Outcome outcome, String actual, String expected, String reason) {
        return new CheckResult(outcome, actual, expected, reason, 0);
    }

    /** The outcome of a miss: that of the rule, or by a second level whether that is missed too. */
    static Outcome missed(GateRule rule, boolean hasFailureLevel, boolean beyondIt) {
        if (!hasFailureLevel) {
            return rule.onMiss().outcome();
        }
        return beyondIt ? Outcome.FAILED : Outcome.WARNING;
    }

    /** The same for another reason. */
    CheckResult because(String other) {
        return new CheckResult(outcome, actual, expected, other, needed);
    }

    boolean isMissed() {
        return outcome.compareTo(Outcome.PASSED) > 0;
    }
}
