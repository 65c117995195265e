/** V8's raw coverage, and the scripts that it refers to. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.format.v8;

import org.jspecify.annotations.NullMarked;
