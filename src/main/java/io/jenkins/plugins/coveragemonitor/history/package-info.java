/** The points of a job, the measurements of its builds, and how both are stored on disk. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.history;

import org.jspecify.annotations.NullMarked;
