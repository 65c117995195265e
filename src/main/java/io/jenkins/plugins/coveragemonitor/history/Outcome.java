package io.jenkins.plugins.coveragemonitor.history;

/** The result of a build's gates, from best to worst. */
public enum Outcome {
    /** No gate could be evaluated, or there is none. */
    NOT_EVALUATED,
    /** Every evaluated gate passed. */
    PASSED,
    /** A missed gate makes the build unstable. */
    WARNING,
    /** A missed gate fails the build. */
    FAILED;

    /** The worse of both. */
    public Outcome worse(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
