/** What V8 measures, and the scripts that it speaks of. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.report.format.v8;

import org.jspecify.annotations.NullMarked;
