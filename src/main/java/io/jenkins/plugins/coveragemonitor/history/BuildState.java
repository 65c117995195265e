package io.jenkins.plugins.coveragemonitor.history;

/** How far a build has come. Only what a complete build measured is compared with and counts in a trend. */
public enum BuildState {
    /** It came to its end, whatever its result. */
    COMPLETE,
    /** It has not come to its end, or broke off together with Jenkins: it may have measured only a part. */
    RUNNING,
    /** It was stopped, by a person or a time limit: it may have measured only a part. */
    ABORTED
}
