package io.jenkins.plugins.coveragemonitor.report.spi;

/** How one test ended. */
public enum TestOutcome {
    /** It passed. */
    PASSED,
    /** A check failed, or the test ended with an error. */
    FAILED,
    /** It did not run, or its failure was expected. */
    SKIPPED
}
