/** The text of measured files: what of it is kept with a job, how it is read back, and what it costs. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.source;

import org.jspecify.annotations.NullMarked;
