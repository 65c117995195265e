/** Extension points for other plugins. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins.extension;

import org.jspecify.annotations.NullMarked;
