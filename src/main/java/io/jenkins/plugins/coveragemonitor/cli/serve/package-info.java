/** The local preview. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.cli.serve;

import org.jspecify.annotations.NullMarked;
