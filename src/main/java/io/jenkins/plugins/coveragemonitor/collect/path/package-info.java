/** The files of a workspace, patterns for their paths, and the paths of reports brought to them. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.collect.path;

import org.jspecify.annotations.NullMarked;
