/** Test results: one streaming reader for each format. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.format.tests;

import org.jspecify.annotations.NullMarked;
