package io.jenkins.plugins.coveragemonitor.history;

/** How far a build has come. Only builds that have ended are compared with and count in a trend. */
public enum BuildState {
    /** It ended, whatever its result. */
    COMPLETE(""),
    /** It has not ended, or broke off together with Jenkins: it may have measured only a part. */
    RUNNING("the build has not come to its end"),
    /** It was stopped, by a person or a time limit: it may have measured only a part. */
    ABORTED("the build was aborted"),
    /** Parts of it were recorded and never the last one, and a later build began. */
    UNFINISHED("the last part of the build was never recorded");

    private final String why;

    BuildState(String why) {
        this.why = why;
    }

    /** Why its measurement is a part, as a clause; empty if it is none for that. */
    public String why() {
        return why;
    }
}
