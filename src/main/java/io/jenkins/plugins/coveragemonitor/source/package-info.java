/** The text of measured files: what is kept of it with a job, how it is read back, and what it costs. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.source;

import org.jspecify.annotations.NullMarked;
