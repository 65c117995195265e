package io.jenkins.plugins.coveragemonitor.model;

/** What the tests did to one line. */
public enum LineState {
    /** It ran, and every branch on it was taken. */
    COVERED,
    /** It ran, but a branch on it was never taken. */
    PARTLY,
    /** It never ran. */
    MISSED
}
