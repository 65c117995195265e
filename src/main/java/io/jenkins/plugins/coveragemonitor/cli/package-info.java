/** The commands of a terminal. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.cli;

import org.jspecify.annotations.NullMarked;
