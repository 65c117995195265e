/** A workspace: finds reports, reads them in parallel, maps paths, merges. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.collect;

import org.jspecify.annotations.NullMarked;
