/** Go's cover profiles and coverage data. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.format.go;

import org.jspecify.annotations.NullMarked;
