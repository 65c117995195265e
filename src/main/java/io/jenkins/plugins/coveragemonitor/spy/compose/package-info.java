/** Services that Docker Compose starts, measured by a file that is merged over theirs. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.spy.compose;

import org.jspecify.annotations.NullMarked;
