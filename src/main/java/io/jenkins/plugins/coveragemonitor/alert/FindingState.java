package io.jenkins.plugins.coveragemonitor.alert;

/** What a build says about a cause. */
public enum FindingState {
    /** The cause is there. */
    BAD,
    /** The cause is gone, by more than the margin. */
    GOOD,
    /** The build says nothing, or the value lies within the margin: nothing fires and nothing is resolved. */
    UNKNOWN,
    /** What it was about does not exist any more. */
    GONE
}
