/** History that other plugins of Jenkins recorded: read from their builds, so that ours does not begin at nothing. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.record.imported;

import org.jspecify.annotations.NullMarked;
