/** The options of the step, of the post-build action and of the global configuration, and their forms. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins.config;

import org.jspecify.annotations.NullMarked;
