package io.jenkins.plugins.coveragemonitor.report.spi;

/** How one test ended. */
public enum TestOutcome {
    /** As it should. */
    PASSED,
    /** A check failed, or the test broke. */
    FAILED,
    /** It did not run, or its failure was expected. */
    SKIPPED
}
