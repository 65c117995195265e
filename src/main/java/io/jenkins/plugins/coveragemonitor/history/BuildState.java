package io.jenkins.plugins.coveragemonitor.history;

/** How far a build has come. Only builds that have ended serve as baselines and count in a trend. */
public enum BuildState {
    /** It ended, whatever its result. */
    COMPLETE(""),
    /** It has not ended, or was interrupted together with Jenkins: it may have measured only a part. */
    RUNNING("the build has not come to its end"),
    /** It was stopped, by a person or a time limit: it may have measured only a part. */
    ABORTED("the build was aborted"),
    /** Some parts were recorded but never the last, and a later build began. */
    UNFINISHED("the last part of the build was never recorded");

    private final String why;

    BuildState(String why) {
        this.why = why;
    }

    /** Why the measurement is only a part, as a clause; empty for a complete build. */
    public String why() {
        return why;
    }
}
