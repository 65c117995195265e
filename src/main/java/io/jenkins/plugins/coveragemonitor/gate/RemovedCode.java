package io.jenkins.plugins.coveragemonitor.gate;

/** What a drop gate makes of code that is gone. */
public enum RemovedCode {
    /** Take removed code out of the baseline first, so that deleting covered code alone is no drop. */
    ADJUST,
    /** Compare with the baseline as it was. */
    KEEP
}
