/** History that other Jenkins plugins recorded, read from their builds, so that ours need not begin empty. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.record.imported;

import org.jspecify.annotations.NullMarked;
