package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;

/**
 * A suite of tests in a report, without the suites within it.
 *
 * @param name its name in the report
 * @param digest identifies its content: name, time, and each test with its outcome and time, in order
 * @param totals the result of its own tests
 */
public record TestSuite(String name, String digest, TestTotals totals) {}
