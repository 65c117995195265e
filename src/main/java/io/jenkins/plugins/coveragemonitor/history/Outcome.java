package io.jenkins.plugins.coveragemonitor.history;

/** How a build stood before its gates, from the best to the worst. */
public enum Outcome {
    /** No gate could be evaluated, or there is none. */
    NOT_EVALUATED,
    /** Every evaluated gate passed. */
    PASSED,
    /** A gate was missed that makes a build unstable. */
    WARNING,
    /** A gate was missed that fails a build. */
    FAILED;

    /** The worse of both. */
    public Outcome worse(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
