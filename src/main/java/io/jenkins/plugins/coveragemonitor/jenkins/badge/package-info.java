/** Values in the badges of the plugin embeddable-build-status, if it is installed. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.jenkins.badge;

import org.jspecify.annotations.NullMarked;
