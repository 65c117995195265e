/** The output of the commands. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.cli.output;

import org.jspecify.annotations.NullMarked;
