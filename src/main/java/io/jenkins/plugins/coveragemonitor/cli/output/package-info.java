/** What the commands print. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.cli.output;

import org.jspecify.annotations.NullMarked;
