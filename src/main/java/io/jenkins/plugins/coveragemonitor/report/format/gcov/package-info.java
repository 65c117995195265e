/** Readers of what gcov and gcovr write. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.format.gcov;

import org.jspecify.annotations.NullMarked;
