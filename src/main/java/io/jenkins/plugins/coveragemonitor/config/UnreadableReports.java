package io.jenkins.plugins.coveragemonitor.config;

/** What an unreadable report does to the build. */
public enum UnreadableReports {
    /** It is reported, and the other reports count; the default. */
    NOTE,
    /** It is reported, and the build is unstable. */
    WARNING,
    /** It is reported, and the build fails. */
    FAIL
}
