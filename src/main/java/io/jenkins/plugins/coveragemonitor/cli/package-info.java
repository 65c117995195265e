/** The commands of the command line. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.cli;

import org.jspecify.annotations.NullMarked;
