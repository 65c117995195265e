/** The commands that measure running services. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.cli.spy;

import org.jspecify.annotations.NullMarked;
