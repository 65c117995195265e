package io.jenkins.plugins.coveragemonitor.config;

/** What becomes of a build that has a report that cannot be read. */
public enum UnreadableReports {
    /** It is told, and the other reports stand; the default. */
    NOTE,
    /** It is told, and the build is unstable. */
    WARNING,
    /** It is told, and the build fails. */
    FAIL
}
