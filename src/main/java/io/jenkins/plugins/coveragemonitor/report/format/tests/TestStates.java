package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.util.Set;

/** The words with which runners say how a test ended, where the format leaves them to the runner. */
final class TestStates {
    /** The states of a test that did not run in GoogleTest, CTest, Ginkgo, Behave and others, in lower case letters. */
    private static final Set<String> NOT_RUN = Set.of(
            "disabled",
            "notrun",
            "skipped",
            "skip",
            "ignored",
            "suppressed",
            "pending",
            "untested",
            "notexecuted",
            "blocked");

    /** The states of a test that failed or did not end in Ginkgo, Katalon, Allure and others, in lower case letters. */
    private static final Set<String> FAILED = Set.of(
            "failed",
            "failure",
            "fail",
            "error",
            "errored",
            "broken",
            "crash",
            "crashed",
            "timeout",
            "timedout",
            "aborted",
            "interrupted",
            "panicked",
            "incomplete");

    private TestStates() {}

    /** What a word means; passed if it is another one, or none. */
    static TestOutcome outcome(String state) {
        if (state.isEmpty()) {
            return TestOutcome.PASSED;
        }
        String word = word(state);
        if (FAILED.contains(word)) {
            return TestOutcome.FAILED;
        }
        return NOT_RUN.contains(word) ? TestOutcome.SKIPPED : TestOutcome.PASSED;
    }

    /** The word in lower case letters, without what joins its parts: {@code timed-out}, {@code Timed Out}. */
    private static String word(String state) {
        StringBuilder word = new StringBuilder(state.length());
        for (int i = 0; i < state.length(); i++) {
            char c = state.charAt(i);
            if (Character.isLetter(c)) {
                word.append(Character.toLowerCase(c));
            }
        }
        return word.toString();
    }
}
