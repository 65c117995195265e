/**
 * The door from Jenkins: the step and the post-build action, the actions of builds and jobs, the dashboard, the
 * configuration. Adapters only; what they say and decide is made below.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins;

import org.jspecify.annotations.NullMarked;
