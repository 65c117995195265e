/** Readers of what coverage.py writes. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.format.coveragepy;

import org.jspecify.annotations.NullMarked;
