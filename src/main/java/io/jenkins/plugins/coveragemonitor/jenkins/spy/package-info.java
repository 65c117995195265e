/** The block and the step that measure running services. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import org.jspecify.annotations.NullMarked;
