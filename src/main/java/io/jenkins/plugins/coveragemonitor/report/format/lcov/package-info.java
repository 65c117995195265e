/** LCOV tracefiles. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.format.lcov;

import org.jspecify.annotations.NullMarked;
