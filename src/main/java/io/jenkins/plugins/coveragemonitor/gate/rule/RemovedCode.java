package io.jenkins.plugins.coveragemonitor.gate.rule;

/** How a drop gate treats removed code. */
public enum RemovedCode {
    /** Subtract removed code from the baseline first, so that deleting covered code alone is not a drop. */
    ADJUST,
    /** Compare with the unchanged baseline. */
    KEEP
}
