package io.jenkins.plugins.coveragemonitor.alert;

/** What a build says about a cause. */
public enum FindingState {
    /** The cause is there. */
    BAD,
    /** The cause is gone, by more than the margin. */
    GOOD,
    /** The build says nothing, or the value is within the margin: nothing fires and nothing is resolved. */
    UNKNOWN,
    /** The subject no longer exists. */
    GONE
}
