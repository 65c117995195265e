package io.jenkins.plugins.coveragemonitor.gate.rule;

/** Which build a gate compares with. */
public enum BaselineKind {
    /** The newest earlier build that was measured. */
    PREVIOUS,
    /**
     * The newest earlier measured build that no gate stopped, so that a bad build does not become the norm. While there
     * is none, the previous measured build.
     */
    LAST_PASSED,
    /** The newest measured build of another job that no gate stopped. */
    JOB,
    /** The build of the target branch of a change request. */
    TARGET
}
