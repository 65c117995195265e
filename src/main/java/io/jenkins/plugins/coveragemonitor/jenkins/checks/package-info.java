/**
 * Checks of a commit through the plugin checks-api, where it is installed. Only {@code ChecksApi} links against it, and is
 * loaded only then.
 */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins.checks;

import org.jspecify.annotations.NullMarked;
