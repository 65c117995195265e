/**
 * Jenkins' adapters: the step and the post-build action, the actions of builds and jobs, the dashboard, the services.
 * All decisions and texts come from lower packages.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins;

import org.jspecify.annotations.NullMarked;
