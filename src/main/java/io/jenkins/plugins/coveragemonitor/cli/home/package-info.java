/** The folder that the commands work on. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.cli.home;

import org.jspecify.annotations.NullMarked;
