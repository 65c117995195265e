/** What other plugins may add to this one. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins.extension;

import org.jspecify.annotations.NullMarked;
