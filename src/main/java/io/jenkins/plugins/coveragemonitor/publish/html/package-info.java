/** The HTML report of a build: plain pages without scripts, under a policy that allows nothing but their own style. */
@NullMarked
package io.jenkins.plugins.coveragemonitor.publish.html;

import org.jspecify.annotations.NullMarked;
