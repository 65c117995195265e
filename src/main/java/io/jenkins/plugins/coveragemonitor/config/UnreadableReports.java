package io.jenkins.plugins.coveragemonitor.config;

/** What becomes of a build that has a report that cannot be read. */
public enum UnreadableReports {
    /** It is reported, and the other reports count; the default. */
    NOTE,
    /** It is reported, and the build is unstable. */
    WARNING,
    /** It is reported, and the build fails. */
    FAIL
}
