package io.jenkins.plugins.coveragemonitor.gate;

/** Which build a gate compares with. */
public enum BaselineKind {
    /** The newest earlier build that was measured. */
    PREVIOUS,
    /**
     * The newest earlier measured build that no gate stopped, so that a bad build does not become the norm; the previous
     * measured build as long as there is no such build.
     */
    LAST_PASSED,
    /** The newest measured build of another job that no gate stopped. */
    JOB,
    /** The build of the branch that a change request wants to enter. */
    TARGET
}
