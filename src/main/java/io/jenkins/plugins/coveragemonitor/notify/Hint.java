package io.jenkins.plugins.coveragemonitor.notify;

import io.jenkins.plugins.coveragemonitor.alert.AlertNotice;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;

/** What a message suggests doing. */
final class Hint {
    private Hint() {}

    /** What to do about an alert; empty for good news. */
    static String of(AlertType type) {
        return switch (type) {
            case REGRESSION -> "test the lines that lost their coverage, or accept the new level";
            case THRESHOLD_VIOLATION -> "open the report: it says how many more covered lines pass the gate";
            case TREND_DEGRADATION -> "look at the trend: it names the builds in which it fell";
            case ANOMALY -> "check whether all reports of the build were found";
            case MEASUREMENT_LOST -> "check that the tests ran and that their report was written";
            case TESTS_FAILING -> "open the test report of the build";
            case TESTS_SLOWER -> "look for the tests that take longer than before";
            case IMPROVEMENT, TARGET_APPROACHING, TARGET_REACHED -> "";
        };
    }

    /** The word before an alert in a message. */
    static String word(AlertNotice notice) {
        return switch (notice.kind()) {
            case FIRING -> "New";
            case WORSE -> "Worse";
            case REMINDER -> "Still";
            case RESOLVED -> "Over";
            case EVENT -> "Good news";
        };
    }
}
