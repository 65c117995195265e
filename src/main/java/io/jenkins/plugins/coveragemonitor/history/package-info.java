/**
 * Time: the points of a job, the measurements of its builds and how both are kept on the disk.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.history;

import org.jspecify.annotations.NullMarked;
