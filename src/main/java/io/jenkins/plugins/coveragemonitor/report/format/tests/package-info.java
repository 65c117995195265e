/** What ran and how it ended: one streaming reader for each form of a test run's report. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.format.tests;

import org.jspecify.annotations.NullMarked;
