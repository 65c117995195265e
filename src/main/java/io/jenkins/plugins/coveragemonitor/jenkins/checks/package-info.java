/** Checks of a commit through the plugin checks-api, if it is installed. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins.checks;

import org.jspecify.annotations.NullMarked;
