package io.jenkins.plugins.coveragemonitor.alert;

/** How urgent an alert is, the least urgent first. */
public enum Severity {
    /** Good to know; sent only to channels that want it. */
    INFO,
    /** Someone should look at it in working hours. */
    WARNING,
    /** Someone should look at it now. */
    CRITICAL;

    /** Whether this is more urgent than the other. */
    public boolean isAbove(Severity other) {
        return compareTo(other) > 0;
    }
}
